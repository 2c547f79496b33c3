//! Tantivy, as its users would use it: filters and boosts, then the best of that scored exactly.

use std::ops::Bound;

use anyhow::Result;
use index::{Gates, Model, Ranked};
use tantivy::{
    Index, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term,
    collector::TopDocs,
    query::{
        BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, RangeQuery,
        TermQuery,
    },
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TEXT,
        TextFieldIndexing, TextOptions,
    },
};

use crate::{
    brute::{SHOWN, enter},
    data::Data,
    measure::Times,
    peer_v1::PeerV1,
    record::{NO_LANGUAGE, Offer, Request},
    run::{Truth, print_times, sampled},
};

/// Requests that are asked.
const ASKED: usize = 300;

/// How many of tantivy's best are scored exactly.
const CUT: usize = 200;

/// Weights of the policy, in thousandths of the whole score.
const RANKS: [f32; 4] = [4.0, 2.0, 2.0, 1.0];
const TEXT_BOOST: f32 = 500.0;

/// Memory for building, in bytes.
const ROOM: usize = 1 << 28;

struct Fields {
    slot: Field,
    /// By how many digits of a code: 1, 2, 3 and all.
    codes: [Field; 4],
    country: Field,
    eligible: Field,
    language: Field,
    modality: Field,
    start: Field,
    end: Field,
    remaining: Field,
    text: Field,
}

/// Tantivy with all offers in it.
struct Peer<'a> {
    data: &'a Data,
    model: &'a PeerV1,
    fields: Fields,
    searcher: Searcher,
}

pub fn run(data: &Data, model: &PeerV1, truth: &Truth, single: f64) -> Result<()> {
    let peer = Peer::build(data, model)?;
    for (what, cut) in [("tantivy, boosts", SHOWN), ("tantivy, its 200 best re-scored", CUT)] {
        let mut times = Times::default();
        let (mut found, mut wanted) = (0, 0);
        let step = (data.requests.len() / ASKED).max(1);
        for slot in sampled(data.requests.len()).filter(|slot| slot % step < 1) {
            let Some(list) = &truth[slot] else { continue };
            let got = times.of(|| peer.list(&data.requests[slot], cut))?;
            wanted += list.len();
            found +=
                list.iter().filter(|pair| got.iter().any(|one| one.offer == pair.offer)).count();
        }
        print_times(what, &mut times, None);
        #[expect(clippy::cast_precision_loss, reason = "counts")]
        let recall = found as f64 / wanted.max(1) as f64;
        println!(
            "  {:34} recall@10 {recall:.4}   {:.0} times the index",
            "",
            times.mean_cpu() / single
        );
    }
    Ok(())
}

fn number(value: impl TryInto<i64>) -> i64 {
    value.try_into().unwrap_or(i64::MAX)
}

fn fields(schema: &mut SchemaBuilder) -> Fields {
    let mut word = |name: &str| {
        let indexing = TextFieldIndexing::default();
        let indexing = indexing.set_tokenizer("raw").set_fieldnorms(false);
        let indexing = indexing.set_index_option(IndexRecordOption::Basic);
        schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    };
    let codes = ["broad", "sector", "category", "code"].map(&mut word);
    let [country, eligible, language, modality] =
        ["country", "eligible", "language", "modality"].map(&mut word);
    let numeric: NumericOptions = (FAST | INDEXED).into();
    let [start, end, remaining] =
        ["start", "end", "remaining"].map(|name| schema.add_i64_field(name, numeric.clone()));
    let slot = schema.add_u64_field("slot", FAST);
    let text = schema.add_text_field("text", TEXT);
    Fields { slot, codes, country, eligible, language, modality, start, end, remaining, text }
}

/// A code by its first 1, 2, 3 and all digits.
fn prefixes(code: &str) -> [&str; 4] {
    [&code[..1], &code[..2], &code[..3], code]
}

impl<'a> Peer<'a> {
    fn build(data: &'a Data, model: &'a PeerV1) -> Result<Self> {
        let mut schema = Schema::builder();
        let fields = fields(&mut schema);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, ROOM)?;
        for (slot, (offer, text)) in (0..).zip(data.offers.iter().zip(&data.offer_texts)) {
            writer.add_document(document(data, model, &fields, offer, text, slot))?;
        }
        writer.commit()?;
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let reader: tantivy::IndexReader = reader;
        reader.reload()?;
        Ok(Self { data, model, fields, searcher: reader.searcher() })
    }

    fn list(&self, request: &Request, cut: usize) -> Result<Vec<Ranked>> {
        let query = self.query(request);
        let top = self.searcher.search(&query, &TopDocs::with_limit(cut).order_by_score())?;
        let mut list = Vec::new();
        for (_, address) in top {
            let segment = self.searcher.segment_reader(address.segment_ord);
            let slot = segment.fast_fields().u64("slot")?.first(address.doc_id).unwrap_or(0);
            let slot = u32::try_from(slot)?;
            let offer = &self.data.offers[slot as usize];
            if self.model.admits(request, offer) {
                let points = self.model.points(request, offer);
                enter(&mut list, Ranked { points, offer: slot });
            }
        }
        Ok(list)
    }

    fn query(&self, request: &Request) -> BooleanQuery {
        let mut parts = self.filters(request);
        let reference = &self.data.reference;
        let codes = request.codes.as_slice();
        let ranks: f32 = RANKS[..codes.len()].iter().sum();
        for (code, rank) in codes.iter().zip(RANKS) {
            let levels = prefixes(&reference.codes[usize::from(*code)]);
            let shares = [100.0, 350.0, 600.0, 1_000.0];
            let best = self.fields.codes.iter().zip(levels).zip(shares);
            let best = best.map(|((field, level), share)| {
                constant(term(*field, level), 340.0 * share * rank / ranks)
            });
            parts.push((Occur::Should, Box::new(DisjunctionMaxQuery::new(best.collect()))));
        }
        let countries = reference.countries.len();
        let row = &reference.fit[usize::from(request.country) * countries..][..countries];
        for (country, fit) in reference.countries.iter().zip(row).filter(|(_, fit)| **fit > 0) {
            let fit = 180.0 * f32::from(*fit);
            parts.push((Occur::Should, constant(term(self.fields.country, country), fit)));
        }
        parts.push((Occur::Should, self.languages(request)));
        let wanted = (0..16).filter(|modality| request.modalities >> modality & 1 == 1);
        for modality in wanted.clone() {
            #[expect(clippy::cast_precision_loss, reason = "a few")]
            let share = 90_000.0 / wanted.clone().count() as f32;
            let modality = term(self.fields.modality, &modality.to_string());
            parts.push((Occur::Should, constant(modality, share)));
        }
        for &word in request.bag.words() {
            let word =
                Term::from_field_text(self.fields.text, &reference.vocabulary[usize::from(word)]);
            let word = Box::new(TermQuery::new(word, IndexRecordOption::WithFreqs));
            parts.push((Occur::Should, Box::new(BoostQuery::new(word, TEXT_BOOST))));
        }
        BooleanQuery::new(parts)
    }

    fn languages(&self, request: &Request) -> Box<dyn Query> {
        let word = |language: usize| term(self.fields.language, &language.to_string());
        let known = request.languages.into_iter().filter(|language| *language != NO_LANGUAGE);
        let mut best = Vec::new();
        for (language, share) in known.zip([1_000.0, 800.0, 600.0]) {
            best.push(constant(word(language.into()), 110.0 * share));
            let near = self.data.reference.near_languages[usize::from(language)];
            let near = (0..32).filter(|other| near >> other & 1 == 1);
            best.extend(near.map(|near| constant(word(near), 110.0 * 450.0)));
        }
        Box::new(DisjunctionMaxQuery::new(best))
    }

    fn filters(&self, request: &Request) -> Vec<(Occur, Box<dyn Query>)> {
        let fields = &self.fields;
        let sectors =
            request.codes.as_slice().iter().map(|code| {
                term(fields.codes[1], &self.data.reference.codes[usize::from(*code)][..2])
            });
        let least = |field, value| {
            RangeQuery::new(Bound::Included(Term::from_field_i64(field, value)), Bound::Unbounded)
        };
        let latest = Term::from_field_i64(fields.start, number(request.end) - 13);
        let must: [Box<dyn Query>; 5] = [
            term(fields.eligible, &request.country.to_string()),
            Box::new(BooleanQuery::union(sectors.collect())),
            Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(latest))),
            Box::new(least(fields.end, number(request.start) + 13)),
            Box::new(least(fields.remaining, 1)),
        ];
        must.into_iter().map(|filter| (Occur::Must, constant(filter, 0.0))).collect()
    }
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

fn constant(query: Box<dyn Query>, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, score))
}

fn document(
    data: &Data,
    model: &PeerV1,
    fields: &Fields,
    offer: &Offer,
    text: &str,
    slot: u64,
) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_u64(fields.slot, slot);
    for (level, field) in fields.codes.into_iter().enumerate() {
        let codes = offer.codes.as_slice().iter();
        let mut codes: Vec<&str> =
            codes.map(|code| prefixes(&data.reference.codes[usize::from(*code)])[level]).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            document.add_text(field, code);
        }
    }
    document.add_text(fields.country, &data.reference.countries[usize::from(offer.country)]);
    let eligible: Gates = model.gates(offer);
    eligible.iter().for_each(|gate| document.add_text(fields.eligible, gate.to_string()));
    for bit in 0..32 {
        if offer.languages >> bit & 1 == 1 {
            document.add_text(fields.language, bit.to_string());
        }
        if u32::from(offer.modalities) >> bit & 1 == 1 {
            document.add_text(fields.modality, bit.to_string());
        }
    }
    document.add_i64(fields.start, offer.start.into());
    document.add_i64(fields.end, offer.end.into());
    document.add_i64(fields.remaining, offer.remaining.into());
    document.add_text(fields.text, text);
    document
}
