//! What every list is, at first and after every event, by scoring in full and nothing else: no bound,
//! no list of the index has a part in it.

use std::{fs, path::Path as Folder};

use anyhow::{Result, ensure};
use index::Ranked;

use crate::{
    brute::{Brute, enter},
    data::{Data, Event},
    record::{Offer, Request},
    run::{in_parallel, sampled, some},
};

/// The lists that are others after an event, ascending by request.
pub type Step = Vec<(u32, Vec<Ranked>)>;

/// Every list at first, and what each event makes of them.
pub struct Oracle {
    pub first: Vec<Vec<Ranked>>,
    pub steps: Vec<Step>,
}

/// Every list at first, each by scoring every offer.
pub fn first(data: &Data, brute: &Brute<'_>) -> Vec<Vec<Ranked>> {
    in_parallel(&data.requests, |requests| brute.lists(&requests.iter().collect::<Vec<_>>()))
}

/// The same, kept in the folder of the data: at a million offers they take minutes.
pub fn kept_first(folder: &Folder, data: &Data, brute: &Brute<'_>) -> Result<Vec<Vec<Ranked>>> {
    let file = folder.join("lists.tsv");
    if !file.exists() {
        let lists = first(data, brute);
        let lines = lists.iter().map(|list| line(list));
        fs::write(file, lines.collect::<String>())?;
        return Ok(lists);
    }
    let text = fs::read_to_string(file)?;
    let lists = text.lines().map(read).collect::<Result<Vec<_>>>()?;
    for slot in sampled(data.requests.len()).step_by(SAMPLE) {
        let same = lists.get(slot) == Some(&brute.list(&data.requests[slot]));
        ensure!(same, "lists.tsv is about other data: list {slot} differs");
    }
    Ok(lists)
}

/// One in so many of the sample is looked for again, to hold a file to its data.
const SAMPLE: usize = 50;

/// Points and slot of everybody on a list.
fn line(list: &[Ranked]) -> String {
    let pairs = list.iter().map(|one| format!("{}\t{}", one.points, one.offer));
    pairs.collect::<Vec<_>>().join("\t") + "\n"
}

fn read(line: &str) -> Result<Vec<Ranked>> {
    let fields: Vec<&str> = line.split_terminator('\t').collect();
    let pair = |pair: &[&str]| Ok(Ranked { points: pair[0].parse()?, offer: pair[1].parse()? });
    fields.chunks_exact(2).map(pair).collect()
}

impl Oracle {
    /// Takes in all events.
    pub fn ask(data: &Data, brute: Brute<'_>, first: Vec<Vec<Ranked>>) -> Self {
        let (requests, lists) = (some(&data.requests), first.clone());
        let mut now = Now { brute, requests, lists };
        let steps = data.events.iter().map(|event| now.take(event)).collect();
        Self { first, steps }
    }
}

/// How things stand between two events.
struct Now<'a> {
    brute: Brute<'a>,
    requests: Vec<Option<Request>>,
    lists: Vec<Vec<Ranked>>,
}

impl Now<'_> {
    fn take(&mut self, event: &Event) -> Step {
        match event {
            Event::OfferPosted(slot, offer) => self.put(*slot, Some((**offer).clone())),
            Event::OfferChanged { slot, remaining, funding } => {
                let offer = self.brute.offers[*slot as usize].clone();
                let (remaining, funding) = (*remaining, *funding);
                self.put(*slot, offer.map(|offer| Offer { remaining, funding, ..offer }))
            }
            Event::OfferWithdrawn(slot) => self.put(*slot, None),
            Event::RequestPosted(slot, request) => {
                let list = self.brute.list(request);
                self.requests.push(Some((**request).clone()));
                self.lists.push(Vec::new());
                self.replace(vec![(*slot, list)])
            }
            Event::RequestWithdrawn(slot) => {
                self.requests[*slot as usize] = None;
                self.replace(vec![(*slot, Vec::new())])
            }
        }
    }

    /// Scores an offer for every request, and every offer for the requests whose list it was on.
    fn put(&mut self, slot: u32, offer: Option<Offer>) -> Step {
        self.brute.put(slot as usize, offer);
        let words = self.brute.words(slot as usize);
        let (mut lists, mut anew) = (Vec::new(), Vec::new());
        for ((number, request), before) in (0..).zip(&self.requests).zip(&self.lists) {
            let Some(request) = request else { continue };
            if before.iter().any(|one| one.offer == slot) {
                anew.push((number, request));
            } else if let Some(pair) = self.brute.score(request, slot as usize, &words) {
                let mut list = before.clone();
                enter(&mut list, pair);
                lists.push((number, list));
            }
        }
        lists.extend(in_parallel(&anew, |anew| {
            anew.iter().map(|(number, request)| (*number, self.brute.list(request))).collect()
        }));
        self.replace(lists)
    }

    /// Hands back those that are others than before.
    fn replace(&mut self, mut lists: Step) -> Step {
        lists.retain(|(slot, list)| self.lists[*slot as usize] != *list);
        lists.sort_unstable_by_key(|(slot, _)| *slot);
        for (slot, list) in &lists {
            self.lists[*slot as usize].clone_from(list);
        }
        lists
    }
}
