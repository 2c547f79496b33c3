//! Makes `data/concepts.bin` and `data/model.bin`, or measures how well a model would do.
//!
//! `teach DAC.jsonl SDG.jsonl concepts` writes the concepts, which are compiled in; then `... train`
//! writes the model, `... cross` measures by cross-validation, of whole texts and of titles alone, and
//! how true confidence is; `... floors` what each floor of confidence would show to writers, and
//! `... SOURCE` measures on one source with a model that has not seen it.

use std::{env, error::Error, fs, path::Path};

use reference::{Locale, SdgTarget, ThematicArea};
use themes::{CodedText, Concepts, Floors, Goals, Group, Sectors};

#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [sectors, goals, tasks @ ..] = arguments.as_slice() else {
        return Err(
            "say teach DAC.jsonl SDG.jsonl and then concepts, train, cross, floors or a source"
                .into(),
        );
    };
    let [sectors, goals] = [fs::read_to_string(sectors)?, fs::read_to_string(goals)?];
    let lines = [sectors.as_str(), &goals];
    let (sectors, goals) = (themes::read_sectors(&sectors)?, themes::read_goals(&goals)?);
    for task in tasks {
        match task.as_str() {
            "concepts" => write("concepts.bin", &learn_concepts(lines)?.write())?,
            "train" => write("model.bin", &themes::train(&sectors, &goals).write())?,
            "cross" => {
                for figures in themes::cross_validate(&sectors, &goals) {
                    println!("{figures}");
                }
            }
            "floors" => print_floors(&sectors, &goals),
            source => println!("{}", themes::leave_source_out(&sectors, &sectors, source)),
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn write(file: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file);
    println!("{} bytes to {}", bytes.len(), path.display());
    Ok(fs::write(path, bytes)?)
}

/// From the words of the texts, whatever their labels, and of the names in `reference`.
fn learn_concepts(lines: [&str; 2]) -> Result<Concepts, Box<dyn Error>> {
    let mut texts = Vec::new();
    for line in lines.into_iter().flat_map(str::lines) {
        let line: serde_json::Value = serde_json::from_str(line)?;
        texts.push(line["text"].as_str().ok_or("a line has no text")?.to_owned());
    }
    for locale in Locale::ALL {
        let described = ThematicArea::all().filter_map(|it| it.description(locale));
        let names = ThematicArea::all().map(|it| it.name(locale)).chain(described);
        texts.extend(names.chain(SdgTarget::all().map(|it| it.text(locale))).map(str::to_owned));
    }
    Ok(Concepts::learn(texts.iter().map(String::as_str)))
}

/// On a fifth of the texts with a model that learnt from the others: how many get any suggestion, how
/// many each, how many suggestions are right, and how many texts get a right one.
#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn print_floors(sectors: &[CodedText<Sectors>], goals: &[CodedText<Goals>]) {
    let model = themes::train(&known(sectors), &known(goals));
    let narrow: Vec<_> = unseen(sectors).filter(|it| !it.labels.categories.is_empty()).collect();
    println!("{:<12}{:>7}{:>8}{:>7}{:>8}{:>8}", "", "floor", "any", "each", "right", "helped");
    for floor in [10, 20, 25, 30, 40, 50, 60] {
        let shown =
            |reading| model.suggest_helpful(reading, Floors { broad: floor, narrow: floor });
        let about_sectors = unseen(sectors).map(|text| {
            let areas = shown(&text.reading).areas.into_iter().map(|it| it.item);
            let sectors = areas.filter(|area| area.parent().is_none());
            sectors.map(|area| text.labels.groups.contains(&Group::of(area))).collect()
        });
        print_floor("sectors", floor, &about_sectors.collect::<Vec<_>>());
        let about_categories = narrow.iter().map(|text| {
            let areas = shown(&text.reading).areas.into_iter().map(|it| it.item);
            let categories = areas.filter(|area| area.parent().is_some());
            categories.map(|area| text.labels.categories.contains(&area)).collect()
        });
        print_floor("categories", floor, &about_categories.collect::<Vec<_>>());
        let about_goals = unseen(goals).map(|text| {
            let goals = shown(&text.reading).goals.into_iter();
            goals.map(|it| text.labels.contains(&it.item)).collect()
        });
        print_floor("goals", floor, &about_goals.collect::<Vec<_>>());
    }
}

fn known<L: Clone>(texts: &[CodedText<L>]) -> Vec<CodedText<L>> {
    texts.iter().filter(|text| text.kin % 5 != 0).cloned().collect()
}

fn unseen<L>(texts: &[CodedText<L>]) -> impl Iterator<Item = &CodedText<L>> {
    texts.iter().filter(|text| text.kin % 5 == 0)
}

/// Of each text, which of its suggestions were right.
#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn print_floor(what: &str, floor: u8, texts: &[Vec<bool>]) {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let any = float(texts.iter().filter(|it| !it.is_empty()).count());
    let helped = float(texts.iter().filter(|it| it.contains(&true)).count());
    let shown = float(texts.iter().map(Vec::len).sum());
    let right = float(texts.iter().flatten().filter(|it| **it).count());
    let all = float(texts.len());
    println!(
        "{what:<12}{floor:>7}{:>8.3}{:>7.2}{:>8.3}{:>8.3}",
        any / all,
        shown / any,
        right / shown,
        helped / all,
    );
}
