//! Words that say nothing about what a text is about: grammar, the language of every project
//! document, and names of countries, which country fit looks after.

use std::{collections::BTreeSet, sync::LazyLock};

use deunicode::deunicode;
use domain::{Country, Language, Locale};

/// Words that tell something, though without their accents they look like one that does not.
const KEPT: [&str; 1] = ["maïs"];

/// Whether a word in small letters tells nothing in that language; `word` is it without accents.
pub(crate) fn contains(language: Language, accented: &str, word: &str) -> bool {
    if KEPT.contains(&accented) {
        return false;
    }
    let words = Locale::from_code(language.code()).map(|locale| &WORDS[locale as usize]);
    words.is_some_and(|words| words.contains(word)) || COUNTRIES.contains(word)
}

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    [EN, ES, PT, FR].into_iter().chain(KEPT)
}

static WORDS: LazyLock<[BTreeSet<&'static str>; 4]> =
    LazyLock::new(|| [EN, ES, PT, FR].map(|words| words.split_whitespace().collect()));

static COUNTRIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let names = Country::all().flat_map(|country| Locale::ALL.map(|locale| country.name(locale)));
    let folded = names.map(|name| deunicode(name).to_ascii_lowercase());
    let words = folded.flat_map(|name| {
        let words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| word.len() > 2).map(str::to_owned).collect::<Vec<_>>()
    });
    words.collect()
});

const EN: &str = "
    about above across after again against all also although among amongst and any are around
    because been before being below between both but can could did does doing down during each
    either else etc every few for from further had has have having her here hers him his how
    however into its itself just least less like made make makes making many may might more most
    much must nor not now off once one only onto other others our ours out over own per rather same
    several shall she should since some such than that the their theirs them then there these they
    this those three through thus too toward towards two under until upon use used uses using very
    via was well were what when where whether which while who whom whose why will with within
    without would yet you your
    need needs needed want wants ask asks asked offer offers offered request requests requested
    share shares shared sharing country countries national nationally government governments public
    institution institutions institutional ministry ministries agency agencies authority
    authorities programme programmes program programs project projects activity activities
    cooperation cooperate south north triangular bilateral partner partners partnership
    partnerships capacity capacities support supports supported supporting strengthen strengthening
    strengthened improve improved improving improvement develop developed developing development
    experience experiences experienced expert experts expertise knowledge technical technique
    techniques assistance training train trained trainers exchange exchanges workshop workshops
    course courses mission missions visit visits year years month months week weeks day days new
    good best practice practices work works working people including include includes first second
    help helps helped based level high low order set part way ways
";

const ES: &str = "
    algo alguna algunas alguno algunos ante antes aquel aquella aquellas aquellos aqui asi aun
    aunque bajo bien cabe cada casi como con contra cual cuales cualquier cuando cuanto cuya cuyas
    cuyo cuyos del desde donde dos durante ella ellas ello ellos entre era eran esa esas ese eso
    esos esta estaba estado estan estar estas este esto estos etc fue fueron gran grandes haber
    habia hacer hacia han has hasta hay incluso las les los luego mas mediante menos mientras misma
    mismas mismo mismos mucha muchas mucho muchos muy nada nos nosotros nuestra nuestras nuestro
    nuestros otra otras otro otros para pero poca poco pocos por porque pues puede pueden que quien
    quienes sea sean segun ser sido siempre sin sino sobre son suya suyas suyo suyos tambien tampoco
    tan tanto tener tiene tienen toda todas todavia todo todos tras tres una unas uno unos usa
    usar uso usted veces
    necesita necesitan necesidad necesidades pide piden ofrece ofrecen oferta ofertas solicita
    solicitan solicitud solicitudes compartir comparte pais paises nacional nacionales gobierno
    gobiernos publica publicas publico publicos institucion instituciones institucional
    institucionales ministerio ministerios agencia agencias autoridad autoridades programa programas
    proyecto proyectos actividad actividades cooperacion sur norte triangular bilateral socio socios
    alianza alianzas capacidad capacidades apoyo apoya apoyar fortalecer fortalecimiento mejorar
    mejora mejoras desarrollo desarrollar experiencia experiencias experto expertos experta expertas
    conocimiento conocimientos tecnica tecnicas tecnico tecnicos asistencia capacitacion capacitar
    formacion formar intercambio intercambios taller talleres curso cursos mision misiones visita
    visitas ano anos mes meses semana semanas dia dias nueva nuevas nuevo nuevos buena buenas bueno
    buenos practica practicas trabajo trabajos trabajar personas incluye primera primer primero
    ayuda ayudar base nivel parte forma
";

const PT: &str = "
    ainda alem algum alguma algumas alguns ali ante antes ao aos apos aquela aquelas aquele aqueles
    aquilo aqui assim ate bem cada com como contra cujo cuja cujos cujas das dela delas dele deles
    demais depois desde dessa dessas desse desses desta destas deste destes deve devem dois dos duas
    durante ela elas ele eles entao entre era eram essa essas esse esses esta estao estar estas este
    estes eram etc foi foram fosse grande grandes havia isso isto lhe mais mas mediante menos mesma
    mesmas mesmo mesmos muita muitas muito muitos nao nas nem nenhum nessa nesse nesta neste nos
    nossa nossas nosso nossos num numa onde ou outra outras outro outros para pela pelas pelo pelos
    perante pode podem por porque pouco poucos qual quais qualquer quando quanto que quem sao seja
    sejam sem sempre sendo ser seu seus sob sobre sua suas tal tambem tanto tao tem ter teve toda
    todas todo todos tres uma umas uns usa usar uso vez vezes
    precisa precisam necessita necessidade necessidades pede pedem oferece oferecem oferta ofertas
    solicita solicitam solicitacao solicitacoes compartilhar compartilha partilhar partilha pais
    paises nacional nacionais governo governos publica publicas publico publicos instituicao
    instituicoes institucional institucionais ministerio ministerios agencia agencias autoridade
    autoridades programa programas projeto projetos projecto projectos atividade atividades
    cooperacao sul norte triangular trilateral bilateral parceiro parceiros parceria parcerias
    capacidade capacidades apoio apoia apoiar fortalecer fortalecimento melhorar melhoria melhorias
    desenvolvimento desenvolver experiencia experiencias especialista especialistas perito peritos
    conhecimento conhecimentos tecnica tecnicas tecnico tecnicos assistencia capacitacao capacitar
    formacao formar treinamento intercambio intercambios oficina oficinas curso cursos missao
    missoes visita visitas ano anos mes meses semana semanas dia dias nova novas novo novos boa boas
    bom bons pratica praticas trabalho trabalhos trabalhar pessoas inclui primeira primeiro ajuda
    ajudar base nivel parte forma
";

const FR: &str = "
    ainsi alors apres assez aucun aucune aupres aussi autour autre autres aux avaient avait avant
    avec avoir beaucoup bien car ceci cela celle celles celui cependant certain certaine certaines
    certains ces cet cette ceux chaque chez comme comment contre dans des depuis derriere des deux
    devant doit doivent donc dont durant elle elles encore entre est etaient etait etant etc ete
    etre eux faire fait font fois grand grande grandes grands hors ici ils jamais jusque les leur
    leurs lors lorsque lui mais malgre meme memes mes moins moyen notamment notre nos nous ont ou
    par parce parmi pas pendant peu peut peuvent plus plusieurs plutot pour pourquoi pres puis quand
    que quel quelle quelles quelque quelques quels qui quoi sans sauf selon sera seront ses seul
    seule sinon soit sont sous souvent sur tant tel telle telles tels toujours tous tout toute
    toutes tres trois une vers voici voire vos votre vous
    besoin besoins demande demandes demander offre offres offrir partager partage pays national
    nationale nationales nationaux gouvernement gouvernements public publics publique publiques
    institution institutions institutionnel institutionnelle institutionnelles institutionnels
    ministere ministeres agence agences autorite autorites programme programmes projet projets
    activite activites cooperation sud nord triangulaire bilaterale partenaire partenaires
    partenariat partenariats capacite capacites appui appuis appuyer soutien soutenir renforcer
    renforcement ameliorer amelioration developpement developper experience experiences expert
    experts experte expertes expertise connaissance connaissances technique techniques assistance
    formation formations former echange echanges atelier ateliers cours mission missions visite
    visites annee annees ans mois semaine semaines jour jours nouveau nouveaux nouvelle nouvelles
    bonne bonnes bon bons pratique pratiques travail travaux travailler personnes compris premiere
    premier aide aider base niveau partie forme utilisation utiliser
";
