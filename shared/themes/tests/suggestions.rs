//! The shipped model on titles as people write them, in four languages.

use std::cmp::Reverse;

use themes::{Damaged, Distribution, Floors, Group, HELPFUL, Helpful, Model, Reading};

/// Title, expected sectors (any of them first), expected goal.
const TITLES: [(&str, &[&str], &str); 20] = [
    ("Training of primary school teachers in remote districts", &["110"], "4"),
    ("Capacitación de maestros de escuelas primarias rurales", &["110"], "4"),
    ("Formação de professores do ensino fundamental", &["110"], "4"),
    ("Formation des enseignants des écoles primaires", &["110"], "4"),
    ("Malaria control and vaccination of children", &["120"], "3"),
    ("Fortalecimiento de hospitales y control de la malaria", &["120"], "3"),
    ("Fortalecimento da atenção básica à saúde e vacinação", &["120"], "3"),
    ("Construction d'un centre de santé et lutte contre le paludisme", &["120"], "3"),
    ("Rural drinking water supply and latrines", &["140"], "6"),
    ("Sistemas de agua potable y saneamiento en comunidades", &["140"], "6"),
    ("Abastecimento de água e saneamento básico", &["140"], "6"),
    ("Approvisionnement en eau potable et assainissement", &["140"], "6"),
    ("Rural electrification by solar power", &["230"], "7"),
    ("Electrificación rural con energía solar", &["230"], "7"),
    ("Eletrificação rural com energia solar", &["230"], "7"),
    ("Électrification rurale par l'énergie solaire", &["230"], "7"),
    ("Irrigation and seeds for smallholder farmers", &["310"], "2"),
    ("Apoyo a pequeños agricultores con riego y semillas", &["310"], "2"),
    ("Apoio a pequenos agricultores: sementes e irrigação", &["310"], "2"),
    ("Appui aux petits agriculteurs: semences et irrigation", &["310"], "2"),
];

#[test]
fn plain_titles_get_their_area_and_goal_first_in_four_languages() {
    let model = Model::shipped();
    let mut wrong = Vec::new();
    for (title, areas, goal) in TITLES {
        let first = model.suggest_areas(title, "").first().map(|it| it.item.code());
        if !first.is_some_and(|code| areas.contains(&code)) {
            wrong.push((title, first));
        }
        let first = model.suggest_goals(title, "").first().map(|it| it.item.code());
        if first != Some(goal) {
            wrong.push((title, first));
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn categories_are_narrower_and_fit_the_first_area() {
    let model = Model::shipped();
    for (title, category) in [
        ("Vocational training centre for young mechanics", "113"),
        ("Becas universitarias y posgrado en la universidad", "114"),
        ("Escola primária em zonas rurais", "112"),
        ("Programme de pêche artisanale et aquaculture", "313"),
    ] {
        let suggested = model.suggest_categories(title, "");
        assert_eq!(
            suggested.first().map(|it| it.item.code()),
            Some(category),
            "{title}: {suggested:?}"
        );
    }
}

#[test]
fn humanitarian_aid_is_suggested_as_one_of_its_three_sectors() {
    let suggested = Model::shipped().suggest_areas("Emergency relief for earthquake victims", "");
    assert_eq!(suggested[0].item.code(), "720");
    let suggested = Model::shipped().suggest_areas("Prevención de desastres y alerta temprana", "");
    assert_eq!(suggested[0].item.code(), "740");
}

#[test]
fn confidence_falls_along_the_suggestions_and_nothing_is_said_about_nothing() {
    let model = Model::shipped();
    let suggested = model.suggest_areas("Second phase of the assistance", "");
    assert!(suggested.is_sorted_by_key(|it| Reverse(it.confidence_percent)));
    assert!(suggested.iter().all(|it| it.confidence_percent < 60), "{suggested:?}");
    assert_eq!(model.suggest_areas(" ", "..."), []);
    assert_eq!(model.suggest_goals("", ""), []);
    assert_eq!(model.distribution("", "."), Distribution::default());
}

#[test]
fn what_helps_a_writer_is_sure_enough_and_names_nothing_twice() {
    let model = Model::shipped();
    let helpful = |text: &str, floors| model.suggest_helpful(&Reading::of(text, ""), floors);
    for (title, areas, goal) in TITLES {
        let helpful = helpful(title, HELPFUL);
        let codes: Vec<&str> = helpful.areas.iter().map(|it| it.item.code()).collect();
        // A category may be as sure as its sector, and then stands before it.
        let first = helpful.areas[0].item.sector().code();
        assert!(areas.contains(&first), "{title}: {codes:?}");
        assert_eq!(helpful.goals[0].item.code(), goal, "{title}");
        let sure: Vec<u8> = helpful.areas.iter().map(|it| it.confidence_percent).collect();
        assert!(sure.is_sorted_by_key(|it| Reverse(*it)) && sure.len() <= 4, "{title}: {sure:?}");
        assert!(sure.iter().all(|it| *it >= HELPFUL.broad), "{title}: {sure:?}");
        assert!((1..codes.len()).all(|at| !codes[..at].contains(&codes[at])), "{codes:?}");
    }
    assert_eq!(helpful("Second phase", Floors { broad: 100, narrow: 100 }), Helpful::default());
}

#[test]
fn no_category_is_surer_than_the_sector_it_lies_in() {
    let demo = include_str!("../../../config/demo/requests.jsonl");
    let titles = demo.lines().map(|line| {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        record["title"].as_str().unwrap().to_owned()
    });
    let mut both = 0;
    for text in titles {
        let areas = Model::shipped().suggest_helpful(&Reading::of(&text, ""), HELPFUL).areas;
        for within in &areas {
            for around in areas.iter().filter(|it| within.item.ancestors().any(|a| a == it.item)) {
                assert!(
                    within.confidence_percent <= around.confidence_percent,
                    "{text}: {areas:?}"
                );
                both += 1;
            }
        }
    }
    assert!(both > 10, "{both}");
}

#[test]
fn goals_of_a_matter_that_is_coded_with_sectors_only_are_known() {
    let text = Reading::of("Bancos de leche humana", "Ayudamos a crear bancos de leche humana.");
    let helpful = Model::shipped().suggest_helpful(&text, HELPFUL);
    let goals: Vec<&str> = helpful.goals.iter().map(|it| it.item.code()).collect();
    assert_eq!(goals.first(), Some(&"3"), "{goals:?}");
}

#[test]
fn nothing_is_suggested_for_a_text_of_which_no_word_is_understood() {
    for title in ["xyzzy", "5", "💧"] {
        let helpful = Model::shipped().suggest_helpful(&Reading::of(title, ""), HELPFUL);
        assert_eq!(helpful, Helpful::default(), "{title}");
    }
}

#[test]
fn texts_on_one_theme_agree_across_languages() {
    let model = Model::shipped();
    let request = model.distribution("Formación de parteras y enfermeras", "");
    let health = model.distribution("Upgrading of district hospitals", "");
    let roads = model.distribution("Rehabilitation of national roads", "");
    assert!(request.agreement(&health) > 10 * request.agreement(&roads).max(10));
    let (group, share) = request.joining(&health).unwrap();
    assert!(["120", "130"].contains(&group.to_string().as_str()), "{group}");
    assert!(share <= request.agreement(&health));
}

#[test]
fn a_distribution_sums_to_about_a_thousand() {
    let parts = Model::shipped().distribution("Technical assistance", "");
    let sum: u32 = parts.parts().iter().map(|(_, part)| u32::from(*part)).sum();
    assert!((985..=1015).contains(&sum), "{sum}");
}

#[test]
fn the_shipped_file_is_what_its_model_writes_and_damage_is_refused() {
    let bytes = Model::shipped().write();
    assert_eq!(Model::read(&bytes).as_ref(), Ok(Model::shipped()));
    assert_eq!(Model::read(&bytes[..bytes.len() - 1]), Err(Damaged));
    assert_eq!(Model::read(&[bytes.as_slice(), &[0]].concat()), Err(Damaged));
    assert_eq!(Model::read(b"themes04"), Err(Damaged));
    assert_eq!(Model::read(b""), Err(Damaged));
}

/// Titles whose first suggestion was far off and yet sure, with the sectors and goals that are right.
const FAR_OFF: [(&str, &[&str], &[&str]); 16] = [
    ("Formation des sages-femmes", &["120", "130"], &["3"]),
    ("Sages-femmes", &["120", "130"], &["3"]),
    ("Lutte contre le criquet pèlerin", &["310"], &["2"]),
    ("Desalination plant operators", &["140"], &["6"]),
    ("Museos comunitarios y patrimonio indígena", &["160"], &["4", "11"]),
    ("Puits et forages pour les éleveurs nomades", &["140", "310"], &["2", "6"]),
    ("Atención a víctimas de violencia de género", &["150", "160"], &["5"]),
    ("Biocombustíveis de cana-de-açúcar", &["230", "310", "320"], &["7"]),
    ("Cacao fino de aroma: fermentación y secado", &["310", "320"], &["2", "8", "12"]),
    ("Reboisement des dunes côtières", &["310", "410"], &["13", "15"]),
    ("Artisanat du cuir et du textile", &["320"], &["8", "9", "12"]),
    ("Early warning of floods on the Mekong", &["140", "410", "430", "740"], &["1", "11", "13"]),
    ("Radio communautaire et paix", &["150", "220"], &["16"]),
    ("Human milk banks", &["120"], &["2", "3"]),
    ("Estatísticas do censo populacional", &["130", "150", "160"], &["16", "17"]),
    ("the", &[], &[]),
];

#[test]
fn what_is_far_off_is_not_said_to_be_sure() {
    let mut wrong = Vec::new();
    for (title, areas, goals) in FAR_OFF {
        let helpful = Model::shipped().suggest_helpful(&Reading::of(title, ""), HELPFUL);
        let area = helpful.areas.first().map(|it| (it.item.sector().code(), it.confidence_percent));
        let goal = helpful.goals.first().map(|it| (it.item.code(), it.confidence_percent));
        for (first, right) in [(area, areas), (goal, goals)] {
            let far_off = first.filter(|(code, sure)| *sure >= 60 && !right.contains(code));
            wrong.extend(far_off.map(|first| (title, first)));
        }
    }
    assert_eq!(wrong, []);
}

/// The model has not learned from the demo, whose titles people have coded, and of which more are right
/// than of what registers hold.
#[test]
fn of_short_titles_no_fewer_are_right_than_is_said() {
    let demo = [
        include_str!("../../../config/demo/requests.jsonl"),
        include_str!("../../../config/demo/offers.jsonl"),
    ];
    let (mut areas, mut goals) = (Vec::new(), Vec::new());
    for line in demo.iter().flat_map(|it| it.lines()) {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let title = record["title"].as_str().unwrap();
        let codes = |field: &str| -> Vec<String> {
            let codes = record[field].as_array().into_iter().flatten();
            codes.map(|it| it.as_str().unwrap().to_owned()).collect()
        };
        let groups: Vec<Group> =
            codes("thematic_areas").iter().map(|it| Group::of(it.parse().unwrap())).collect();
        let first = Model::shipped().suggest_areas(title, "")[0];
        areas.push((first.confidence_percent, groups.contains(&Group::of(first.item))));
        let first = Model::shipped().suggest_goals(title, "")[0];
        let of_goal = |it: &String| it.split('.').next() == Some(first.item.code());
        goals.push((first.confidence_percent, codes("sdg_targets").iter().any(of_goal)));
    }
    for (what, all) in [("areas", areas), ("goals", goals)] {
        for least in [0, 50, 70] {
            let said: Vec<_> = all.iter().filter(|(sure, _)| *sure >= least).collect();
            assert!(said.len() > 30, "{what}, {least}");
            let sum: usize = said.iter().map(|(sure, _)| usize::from(*sure)).sum();
            let right = 100 * said.iter().filter(|(_, right)| *right).count();
            let (mean, right) = (sum / said.len(), right / said.len());
            assert!(mean <= right + 4 && right <= mean + 20, "{what}: {mean} said, {right} right");
        }
    }
}
