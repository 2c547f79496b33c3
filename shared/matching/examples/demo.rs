//! Prints the best proposals for the requests of `config/demo`, to be read by a person.
//!
//! `cargo run -p matching --example demo [REQUEST]`
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool for those who mend the policy"
)]

use std::{fs, path::Path, sync::Arc};

use domain::{Arg, Locale, Message, Proposal, partnership, programme};
use matching::{Brute, Cooperation, Engine, Offer, Policy, Request, Why};
use serde_json::Value;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config");
    let only = std::env::args().nth(1);
    let policy = Policy::parse(&fs::read_to_string(root.join("policy.toml")).unwrap());
    let mut engine = Brute::new(policy.unwrap_or_else(|error| panic!("{error}")));
    println!("policy {:?}", engine.policy().stamp());
    for (id, terms) in lines(&root.join("demo/programmes.jsonl")) {
        let terms: programme::Terms = serde_json::from_value(terms).unwrap();
        engine.put_programme(id.parse().unwrap(), Arc::new(terms));
    }
    for (id, terms) in lines(&root.join("demo/partnerships.jsonl")) {
        let past: partnership::Past = serde_json::from_value(terms).unwrap();
        engine.put_partnership(id.parse().unwrap(), Cooperation::from(&past));
    }
    let mut requests = Vec::new();
    for (id, terms) in lines(&root.join("demo/requests.jsonl")) {
        let terms: Arc<domain::cooperation_request::Terms> =
            Arc::new(serde_json::from_value(terms).unwrap_or_else(|error| panic!("{id}: {error}")));
        let request = Request { id: id.parse().unwrap(), terms };
        requests.push(request.clone());
        engine.put_request(request);
    }
    let mut offers = Vec::new();
    for (id, terms) in lines(&root.join("demo/offers.jsonl")) {
        let terms: Arc<domain::capacity_offer::Terms> =
            Arc::new(serde_json::from_value(terms).unwrap_or_else(|error| panic!("{id}: {error}")));
        let left = domain::capacity_offer::Hold {
            places: terms.places,
            expert_weeks: terms.expert_weeks_per_year,
        };
        let offer = Offer { id: id.parse().unwrap(), terms, left };
        offers.push(offer.clone());
        engine.put_offer(offer);
    }
    for request in &requests {
        if only.as_ref().is_some_and(|only| *only != request.id.as_str()) {
            continue;
        }
        let terms = &request.terms;
        println!("\n=== {} ({}) {}", request.id, terms.recipient.name(Locale::En), terms.title);
        println!("    {:?} {:?} gap {}", terms.thematic_areas, terms.languages, terms.gap_usd());
        let shown = if only.is_some() { usize::MAX } else { 3 };
        for proposal in engine.list(&request.id).iter().take(shown) {
            print(proposal, only.is_some());
        }
        if only.is_some() {
            for offer in &offers {
                match engine.explain(&request.id, &offer.id).unwrap() {
                    Why::Short { points_short, cheapest, behind, .. } => {
                        let cheapest = cheapest.map(|change| say(&change.explain()));
                        println!(
                            "  short {} by {points_short}, {behind:?}: {cheapest:?}",
                            offer.id
                        );
                    }
                    Why::Filtered { by, cheapest } => {
                        let by: Vec<_> = by.iter().map(|blocked| blocked.by.code()).collect();
                        let cheapest = cheapest.map(|change| say(&change.explain()));
                        println!("  filtered {}: {by:?} {cheapest:?}", offer.id);
                    }
                    Why::Declined { .. } | Why::OnList { .. } => {}
                }
            }
        }
    }
}

fn print(proposal: &Proposal, all: bool) {
    let second = proposal.second_provider.as_ref().map(ToString::to_string).unwrap_or_default();
    let parts: Vec<String> = proposal
        .contributions
        .iter()
        .map(|part| format!("{} {}", &part.criterion[..4], part.points))
        .collect();
    println!("  {:>4} {} {second} [{}]", proposal.score, proposal.first_provider, parts.join(" "));
    println!("       closes {:?} unmet {:?}", proposal.closes, proposal.unmet);
    for part in proposal.contributions.iter().filter(|_| all) {
        println!("       {:>4}/{:<4} {}", part.points, part.of, say(&part.evidence));
    }
}

/// The message without its words: id and values.
fn say(message: &Message) -> String {
    let args = message.args.iter().map(|(name, arg)| format!("{name}={}", show(arg)));
    format!("{}({})", message.id, args.collect::<Vec<_>>().join(", "))
}

fn show(arg: &Arg) -> String {
    match arg {
        Arg::Theme(area) => area.name(Locale::En).to_owned(),
        Arg::Country(country) => country.name(Locale::En).to_owned(),
        Arg::Message(message) => say(message),
        Arg::List(many) => many.iter().map(show).collect::<Vec<_>>().join("+"),
        Arg::Text(text) => text.clone(),
        other => format!("{other:?}"),
    }
}

fn lines(path: &Path) -> Vec<(String, Value)> {
    let text = fs::read_to_string(path).unwrap();
    let values = text.lines().filter(|line| !line.trim().is_empty());
    values
        .map(|line| {
            let mut value: Value = serde_json::from_str(line).unwrap();
            let id = value.as_object_mut().unwrap().remove("id").unwrap();
            (id.as_str().unwrap().to_owned(), value)
        })
        .collect()
}
