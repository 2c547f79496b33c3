//! Names as people write them: older ones, short ones, abbreviated ones and misspelt ones.

mod countries;

use std::fmt::Debug;

use reference::{
    Bloc, Country, DECIDES_AT, Found, Language, Modality, Multilateral, Named, Region, SdgTarget,
    SegibSector, ThematicArea,
};

/// Each text is taken for the thing with the code beside it.
fn decided<T: Named>(table: &[(&str, &str)]) {
    for &(text, code) in table {
        let found = T::find(text);
        assert_eq!(found.sure().map(Named::code), Some(code), "{text:?} is {found:?}");
    }
}

/// Each text is taken for the thing with the code beside it, or that thing is offered first.
fn recognised<T: Named>(table: &[(&str, &str)]) {
    for &(text, code) in table {
        let found = T::find(text);
        let first = found.sure().or(found.suggestions().first().map(|it| it.item));
        assert_eq!(first.map(Named::code), Some(code), "{text:?} is {found:?}");
    }
}

/// Each text is left to somebody to choose, and what it means is among the suggestions.
fn offered<T: Named>(table: &[(&str, &[&str])]) {
    for &(text, codes) in table {
        let found = T::find(text);
        assert_eq!(found.sure(), None, "{text:?} is decided");
        let offered: Vec<&str> = found.suggestions().iter().map(|it| it.item.code()).collect();
        assert!(offered.len() <= 3);
        assert!(codes.iter().all(|code| offered.contains(code)), "{text:?} is {found:?}");
    }
}

#[test]
fn blocs_and_regions_are_known_by_their_other_names() {
    decided::<Bloc>(&[
        ("CARICOM", "caricom"),
        ("Caribbean Community and Common Market", "caricom"),
        ("CEDEAO", "ecowas"),
        ("Mercosul", "mercosur"),
        ("OCDE", "oecd"),
        ("CAD", "dac"),
        ("CEPAL", "eclac"),
        ("Alianza del Pacifico", "pacific_alliance"),
        ("Arab League", "las"),
        ("G-77", "g77"),
        ("G77 + China", "g77"),
        ("Proyecto Mesoamérica", "mesoamerica"),
        ("Iberoamérica", "segib"),
        ("Unasul", "unasur"),
        ("Comunidad Andina de Naciones", "can"),
        ("African Unoin", "au"),
        ("Association of Southeast Asian Nation", "asean"),
        ("OTCA", "acto"),
    ]);
    decided::<Region>(&[
        ("LAC", "419"),
        ("Latin America", "419"),
        ("América Latina y el Caribe", "419"),
        ("Sudamérica", "005"),
        ("The Caribbean", "029"),
        ("Sub Saharan Africa", "202"),
        ("Subsaharan Africa", "202"),
        ("West Africa", "011"),
        ("South East Asia", "035"),
        ("Centroamérica", "013"),
    ]);
}

#[test]
fn languages_and_modalities_are_known_by_their_other_names() {
    decided::<Language>(&[
        ("Castellano", "es"),
        ("Spanish", "es"),
        ("ESPAÑOL", "es"),
        ("Brazilian Portuguese", "pt"),
        ("Kreyòl", "ht"),
        ("Haitian Creole", "ht"),
        ("Mandarin", "zh"),
        ("Farsi", "fa"),
        ("Kiswahili", "sw"),
        ("Bahasa Indonesia", "id"),
        ("Portugese", "pt"),
        ("Quichua", "qu"),
    ]);
    offered::<Language>(&[("Gaelic", &["ga", "gd"]), ("Ga", &["ga", "gaa"])]);
    decided::<Modality>(&[
        ("Pasantía", "internship"),
        ("pasantias", "internship"),
        ("Seminario", "workshop"),
        ("Study visit", "study_tour"),
        ("Visita técnica", "study_tour"),
        ("Becas", "scholarship"),
        ("Capacitación", "training_course"),
        ("Cooperación técnica", "technical_assistance"),
        ("TCTP", "third_country_training"),
        ("Co-financing", "funding"),
        ("Expert exchanges", "expert_exchange"),
        ("study tour", "study_tour"),
        ("Study-Tour", "study_tour"),
    ]);
}

#[test]
fn institutions_are_known_by_initials_in_every_language() {
    decided::<Multilateral>(&[
        ("OPS", "PAHO"),
        ("OMS", "WHO"),
        ("PNUD", "UNDP"),
        ("PMA", "WFP"),
        ("PAM", "WFP"),
        ("OIT", "ILO"),
        ("OIM", "IOM"),
        ("OEA", "OAS"),
        ("IsDB", "ISDB"),
        ("BCIE", "CABEI"),
        ("Islamic Development Bank", "ISDB"),
        ("Islamic Developement Bank", "ISDB"),
        ("CEPAL", "ECLAC"),
        ("UN Women", "UNWOMEN"),
        ("UN-Habitat", "UNHABITAT"),
        ("Corporación Andina de Fomento", "CAF"),
        ("World Food Program", "WFP"),
        ("SICA/OSPESCA", "OSPESCA"),
    ]);
    offered::<Multilateral>(&[("BID", &["IDB", "ISDB"]), ("BAD", &["ADB", "AFDB"])]);
}

#[test]
fn themes_are_known_by_code_by_everyday_words_and_with_both() {
    decided::<ThematicArea>(&[
        ("11220 - Primary education", "11220"),
        ("11220: Educación primaria", "11220"),
        ("CRS 12240", "12240"),
        ("DAC 140", "140"),
        ("13020 Reproductive health care", "13020"),
        ("Seguridad alimentaria", "43071"),
        ("Medio ambiente", "410"),
        ("Energías renovables", "232"),
        ("Disaster risk managment", "43060"),
        ("School feading", "11250"),
        ("Fishing", "313"),
        ("Coal fird electric power plants", "23320"),
        ("Pymes", "32130"),
        ("Elections", "15151"),
        ("Human rights", "15160"),
        ("Action relating to debt", "600"),
        ("Upper Secondary Education (modified and includes data from 11322)", "11320"),
    ]);
    offered::<ThematicArea>(&[
        ("11220 Fishing", &["11220", "313"]),
        ("150 people trained", &["150"]),
    ]);
    decided::<SegibSector>(&[
        ("Agropecuaria", "agriculture_and_livestock"),
        ("Medio ambiente", "environment"),
        ("Fortalecimiento institucional", "institutions_and_public_policies"),
        ("Gestión de riesgos", "disaster_management"),
    ]);
    decided::<SdgTarget>(&[
        ("ODS 3", "3"),
        ("SDG3", "3"),
        ("Goal 3", "3"),
        ("ODD 3.2", "3.2"),
        ("Meta 3.b", "3.b"),
        ("3.B", "3.b"),
        ("SDG target 17.16", "17.16"),
        ("ODS 6: Agua limpia y saneamiento", "6"),
        ("Hambre cero", "2"),
    ]);
    offered::<SdgTarget>(&[("ODS 6: Hambre cero", &["2", "6"])]);
}

#[test]
fn confidence_keeps_to_the_threshold() {
    fn keeps<T: Named + Debug>(texts: &[&str]) {
        for text in texts {
            match T::find(text) {
                Found::Close { confidence, .. } => assert!(confidence >= DECIDES_AT, "{text}"),
                Found::Unsure(offered) => {
                    assert!(offered.is_sorted_by(|a, b| a.confidence >= b.confidence), "{text}");
                    assert!(offered.iter().all(|it| it.confidence <= 100), "{text}");
                }
                Found::Exact(_) => {}
            }
        }
    }
    keeps::<Country>(&["Hondurs", "Nigera", "Guinee Equatoriale", "Congo Republic", "zzzz"]);
    keeps::<ThematicArea>(&["primary schools", "water", "road maintenance", "zzzz"]);
}

#[test]
fn a_code_that_is_a_word_is_recognised_when_it_is_misspelt() {
    recognised::<Bloc>(&[("caricm", "caricom"), ("carricom", "caricom"), ("mercosr", "mercosur")]);
}
