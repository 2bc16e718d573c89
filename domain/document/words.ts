/**
 * Words that people's names are not made of: job titles, headings, schools and companies, in the languages of
 * the résumés we meet. Lower case, without accents (see `fold`). A word that is also a common name (Baker,
 * Mason) stands in `softWords`: it counts against a name, but does not rule it out.
 */
const set = (words: string) => new Set(words.trim().split(/\s+/));

/** A line with one of these names an occupation. */
export const occupationWords = set(`
  accountant accountants actor actress acrobat adjuster administrator administradora administrador adviser advisor advocate
  agent aide analyst analista analyste animator architect architecte arquitecto arquitecta artist artista assembler
  assessor assistant asistente assistente associate attendant attorney auditor auditeur banker barista bartender
  biologist bookkeeper broker builder buyer caregiver cashier chef chemist choreographer clerk clinician coach
  collector composer comptable conductor consultant consultante consultor consultora contador contadora contractor
  controller coordinator coordinador coordinadora copywriter counselor counsellor courier curator dentist designer
  desarrollador desarrolladora desenvolvedor developer developpeur developpeuse director directora directeur directrice
  dispatcher doctor drafter driver economist editor educator electrician employee enfermera enfermero engineer engineers
  engenheiro engenheira entrepreneur entwickler entwicklerin estimator examiner executive expert fabricator facilitator
  fachkraft foreman freelancer geologist grafiker grader grundschullehrerin guard handler head hostess housekeeper
  hygienist illustrator influencer infirmier infirmiere ingenieur ingenieurin ingeniero ingeniera inspector installer
  instructor instructress interior intern interpreter investigator janitor journalist kaufmann kauffrau krankenpfleger
  krankenschwester laborer labourer landscaper lawyer lead leader lecturer lehrer lehrerin leiter leiterin librarian
  lifeguard lieutenant machinist maintainer maker manager managers mechanic mechaniker mechatroniker mentor merchandiser
  merchant midwife modeler musician nurse nanny officer operative operator optician organizer owner painter paralegal
  paramedic partner personnel pharmacist photographer physician physicist physiotherapist pilot planner plumber
  practitioner president presenter principal processor producer professional professor profesor profesora professora
  programador programadora programmer programmierer projektleiter proofreader psychologist publicist realtor
  receptionist recruiter referent referentin repairer repairman reporter representative researcher responsable reviewer
  sachbearbeiter sachbearbeiterin salesman salesperson saleswoman scientist secretary seller sergeant serveur serviceman
  soldier solicitor specialist spezialist stylist superintendent supervisor surgeon surveyor teacher technician technicien
  techniker technologist telemarketer teller tester therapist trader trainee trainer translator treasurer tutor
  underwriter vendedor vendedora vendeur vendeuse verkaufer verkauferin veterinarian videographer volunteer waiter
  waitress warehouseman welder worker writer devops fullstack frontend backend sysadmin ceo cfo coo cto cio cmo vp svp evp
  programmeur ontwikkelaar medewerker verpleegkundige adviseur docent boekhouder sviluppatore ingegnere insegnante
  responsabile impiegato contabile programista inzynier ksiegowa ksiegowy kierownik nauczyciel
`);

/** Everything else that a name is not: headings, subjects, places of work, words of forms and of prose. */
export const plainWords = set(`
  about above academic academy academia accomplishment accomplishments account accounting accounts achievement
  achievements actuarial activities acute additional address adresse addresses administration administrative adult
  advanced advertising affairs affiliations agency agile agricultural agriculture aircraft airlines airport all also
  america analysis analytical analytics and angaben animal annual antecedents apparel application applications areas
  army art arts aspiring assault assembly assets assistance associates association at attributes audio audit aus ausbildung
  automation automobile automotive available aviation award awards azure bachelor bachelors background bank banking
  based basic beauty behavioral beruf berufserfahrung beverage bilingual bildung billing biographical biography biology
  biotechnology board body bpo branch brand broadcast budget building business by bewerbung call campaign candidate candidature
  capital care career careers carriere case casino catering center centre central certificate certificates certification
  certifications certified chain chemical chemistry chief child children church citizenship city civil claims class
  classroom client clinic clinical cloud clothing club co coaching code college colegio collection collections commerce
  commercial committee communication communications community companies company compensation competences competencies
  competencias competencia compliance computer computers computing conference confidential construction consulting consumer
  contact contacto contatto contents contract control coordination core corp corporate corporation correctional cosmetics
  cost counter country course courses coursework cover crafts creative credentials credit crew critical curriculum custom
  customer customs cyber cybersecurity daily dance data database date dates deployment dealer debt defense degree degrees
  delivery demand dental department dept deputy design desk details detail developing development diagnostic digital diploma
  diplomas direct disaster dispatch distribution district division document documents domain domestic donnees draft duties
  eagle economics ecommerce editing education educacion educational educazione electric electrical electronic electronics
  elementary email emails emergency emphasis empleo employment energy engagement engineering enterprise entry entwicklung
  environment environmental equipment equity erfahrung estate estudios etudes europass event events evaluation excel excellence
  experience experiences experienced experiencia experiencias experienca esperienza esperienze expertise export extracurricular facilities facility factory
  faculty family farm fashion federal fellowship film final finance financial finances finanzen fire fiscal fitness
  fleet floor floral flight focus food foods for foreign forestry formacion formation formazione formatting fraud freelance
  freight from front full fundraising furniture game games gaming garden gas general generalist github global goals goal
  government graduate graphic graphics group guest guide habilidades hair handling hardware health healthcare help
  hiring high higher highlights highly historial history hobbies home honors honours hospital hospitality hotel house housing
  hr human hvac idiomas import in inc incorporated independent industrial industry informatica information informatik informationen informacion
  infrastructure informatique innovation innovative institute institution instituto instruction instrument instrumentation insurance
  integration intelligence interest interests interessen interets interim international internet internship interpersonal
  inventory investigation investigations investment investments involvement it job joint journal journalism junior kenntnisse
  kindergarten kitchen knowledge kontakt lab labor laboratory landscape language languages langues laundry 
  leadership leasing lebenslauf legal letter level liaison library licence license licensed licenses lifestyle limited line
  linguistic linkedin linux list literacy literature live llc llp loan loans local location logistics loss ltd gmbh machine machinery
  mail main maintenance major management managing manufacturing marine maritime market marketing master masters material materials
  mathematics mechanical media medical medicine member members membership memberships mental merchandise merchandising metal
  microsoft middle military mining mission mobile mobility monitoring mortgage motivated motor multimedia municipal museum
  music name national natural naval navy network networking networks new news notes nuclear number nursery nursing nutrition
  object objective objectives objetivo obiettivo occupational of office oil on online open operating operation operational
  operations optical oracle order organization organizational orientation outdoor outreach overview packaging page pages
  paint paper parfil part parts passionate pastry patient payable payroll pension performance perfil permanent person
  personal personality personliche personnelles petroleum pharma pharmaceutical pharmacy phone photography photo physical
  physics physiotherapy pipeline plan planning plant plastics police policy political pool portfolio position positions 
  practice praxis pre press preschool presentation prevention primary printing private pro problem process procurement
  product production products professionnel professionnelle profesional professionelle profil profile profilo program
  programming programs project projects projekt projekte projets promotions property proprietor protection proyectos psychiatric
  psychology public publication publications publishing purchase purchasing qualification qualifications qualified quality
  quantitative radio rail real receivable recent records recovery recreation recruiting recruitment reference references referees
  referencias regional registered registrations regulatory rehabilitation relation relations relationship relevant remote rental
  repair reporting request research residential resource resources responsibilities responsibility restaurant results resume resumen
  retail retention rights risk room safety sales sample san saas scholarship scholarships school schools science sciences
  scrum seasoned secondary sector section securities security self senior series server service services server shift shipping shop
  site skill skills skilled smart social society software soft solution solutions source sourcing space special specialization
  specialized specialties specialty sports sprachen sprachkenntnisse squad staff staffing state statement station statistics
  stage status stock storage store stores strategic strategies strategy strength strengths structural student students studies studio
  subject summary sommaire superior supply support surgical survey system systems talent tax teaching team teams
  technical technik technology technologies techniques technological tecnico telecom telecommunications telefon telephone television
  template temporary territory test testing textile theater theatre title tool tools tour tourism trade traffic training traits
  transport transportation travel treasury trust trusted undergraduate unit united university universidad universidade universita universitat
  universite urban use user ux ui utilities utility value vehicle vendor veterinary video violence visa vision visual vita vitae vocational
  volunteering warehouse waste water weapons web website wellness western wholesale wine with work workflow working workshop
  works world writing www year years yoga youth zone ziele zusammenfassung zeugnisse arbeitserfahrung werdegang
  doing driven dynamic detailed efficient energetic hardworking dedicated organized enthusiastic reliable results-oriented
  untitled scan scanned copy version upload uploaded file files pdf docx doc txt cv page letter motivation anschreiben
  holder rep representantive asst mgr supv coord tech eng dir sup app apps wife husband mother father unemployed
  javascript typescript python java react angular kubernetes docker aws sql html css php ruby golang nodejs salesforce sap quickbooks
  january february july september october november december present current
  monday tuesday wednesday thursday friday saturday sunday street avenue road boulevard drive apartment suite floor
  native fluent spanish italian portuguese chinese japanese arabic korean dutch polish hindi
  datos personales personali dati donnees nacionalidad nationality gender date birth married single male female
  samenvatting werkervaring opleiding vaardigheden persoonlijke gegevens doswiadczenie zawodowe wyksztalcenie umiejetnosci
  podsumowanie dane osobowe istruzione competenze lingue formacao experiencia resumo competences
  leading bullet the your our this etc not yes
`);

/** Names as often as occupations or things. */
export const softWords = set(
  "baker mason cook cooks carpenter taylor butler porter parker miller smith fisher hunter king bishop page long price banks cooper potter shepherd weaver turner gardener grant bond stone rose summer may art will mark chase dean major judge marshall rich english french german russian wood green day law lane young june april august march early power field key land head leader guard partner west",
);

/** Parts of names that are written small. */
export const particles = set(
  "de del della delle dei degli di da das do dos du des la le las los lo van von der den het ter ten te 't zu zur zum vom af av bin bint ibn abu al el ul ur y e i und of mac mc san santa st",
);

/** What may follow a name after a comma or a space. */
export const credentials = set(
  "phd ph.d ph.d. dphil md do dds dvm jd esq mba emba cpa cma cfa cfp cia cisa cissp pmp pmi-acp csm rn bsn msn lpn lvn np fnp aprn rph pharmd pe eit se p.e. aia ra leed leed-ap sphr phr shrm-cp shrm-scp ccna ccnp ccie itil msc m.sc m.sc. bsc b.sc b.sc. ba b.a. bs b.s. ms m.s. ma m.a. med m.ed m.ed. edd mph mha mpa msw lcsw lmsw lpc lmft bcba cpim cscp crc ccc-slp ot otr/l pt dpt rdn rd ca acca aca cima frics mrics ceng mieng llm llb lld beng meng btech mtech b.tech m.tech mca bca bba bcom ii iii iv jr sr jr. sr. obe mbe dr prof dipl.-ing. dipl.-kfm. six-sigma cspo sfc usn usaf usmc ret ret. emt cna lmt cpt nasm ace clu chfc ea enrolled cpht",
);

/** Credentials that are also codes of American states: "Baltimore, MD". */
export const stateLikeCredentials = set("ca ma md pa do la pe");

/** Before a name. */
export const honorifics = set(
  "mr mrs ms miss mx dr prof professor sir dame herr frau sr sra srta señor señora m mme mlle monsieur madame ing dipl.-ing dipl.-kfm eng arch dott dott.ssa mag univ.-prof shri smt",
);
