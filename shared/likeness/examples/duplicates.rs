//! Holds [`Shape::near`] against a workload whose copies are known, and prints precision and recall.
//!
//! `cargo run --release -p likeness --example duplicates -- OFFERS.jsonl COPIES.tsv`: each line of the
//! first has `id`, `country`, `themes` and `text`; each of the second an original and its copy. Copies
//! of one original, or of each other's copies, are copies of one another.
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
};

use likeness::Shape;
use serde::Deserialize;

#[derive(Deserialize)]
struct Offer {
    id: String,
    country: String,
    themes: Vec<String>,
    text: String,
}

type Pair = (String, String);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(offers), Some(copies)) = (arguments.next(), arguments.next()) else {
        return Err("usage: duplicates OFFERS.jsonl COPIES.tsv".into());
    };
    let text = fs::read_to_string(offers)?;
    let offers: Vec<Offer> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let copies: Vec<Pair> = fs::read_to_string(copies)?
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(original, copy)| (original.to_owned(), copy.to_owned()))
        .collect();
    let families = families(&copies);
    let found = near(&offers);
    let related = |(one, other): &&Pair| {
        one == other || families.get(one).is_some_and(|root| families.get(other) == Some(root))
    };
    let right = found.iter().filter(related).count();
    let known = copies.iter().filter(|(original, copy)| {
        found.contains(&(original.clone(), copy.clone()))
            || found.contains(&(copy.clone(), original.clone()))
    });
    let recalled = known.count();
    println!("{} offers, {} copies, {} pairs found", offers.len(), copies.len(), found.len());
    println!("precision {:.4}", ratio(right, found.len()));
    println!("recall    {:.4}", ratio(recalled, copies.len()));
    Ok(())
}

/// To each record that has a copy or is one: the first of its family.
fn families(copies: &[Pair]) -> BTreeMap<String, String> {
    let mut roots: BTreeMap<String, String> = BTreeMap::new();
    for (original, copy) in copies {
        let root = roots.entry(original.clone()).or_insert_with(|| original.clone()).clone();
        roots.insert(copy.clone(), root);
    }
    roots
}

/// Every pair of one country that is near, the earlier record first.
fn near(offers: &[Offer]) -> BTreeSet<Pair> {
    let mut by_country: BTreeMap<&str, Vec<(&Offer, Shape)>> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for offer in offers {
        let shape = Shape::new("", [offer.text.as_str()]);
        let others = by_country.entry(&offer.country).or_default();
        for (other, other_shape) in &*others {
            let share_an_area = offer.themes.iter().any(|theme| other.themes.contains(theme));
            if shape.near(other_shape, share_an_area).is_some() {
                found.insert((other.id.clone(), offer.id.clone()));
            }
        }
        others.push((offer, shape));
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
