//! Finds the two sentences of two texts that are nearest in meaning, as evidence that can be shown.

use crate::{Counts, Meaning, Sums, add_word, counts, heft, sums_of};

/// A shorter piece, such as an abbreviation, belongs to the sentence before it.
const LEAST_LETTERS: usize = 12;
/// Of a longer text only the first sentences are compared.
const MOST_SENTENCES: usize = 40;

/// Two sentences, as they stand in their texts, and how alike they are in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest<'a, 'b> {
    /// The sentence of the first text.
    pub first: &'a str,
    /// The sentence of the second text.
    pub second: &'b str,
    /// Their [`Meaning::likeness`].
    pub likeness: i32,
}

/// The sentences of one text that are understood, read once to be held against those of many others.
#[derive(Clone, Debug)]
pub struct Sentences(Vec<Sentence>);

#[derive(Clone, Debug)]
struct Sentence {
    text: Box<str>,
    meaning: Meaning,
    /// How alike it is to the rest of its text.
    fits: i32,
}

impl Sentences {
    /// Of a longer text the first sentences only.
    pub fn of(text: &str) -> Self {
        Self(understood(text))
    }

    /// The pair of sentences that is most alike, each also to the rest of its own text: what any two
    /// texts might say, such as in which languages people work, stands for neither. Of equals the one
    /// that comes first. None where a text has no sentence that is understood.
    pub fn nearest<'a, 'b>(&'a self, other: &'b Self) -> Option<Nearest<'a, 'b>> {
        let mut best: Option<(i32, Nearest)> = None;
        for first in &self.0 {
            for second in &other.0 {
                let likeness = first.meaning.likeness(&second.meaning);
                let tells = 2 * likeness + first.fits + second.fits;
                if best.is_none_or(|(most, _)| tells > most) {
                    let nearest = Nearest { first: &first.text, second: &second.text, likeness };
                    best = Some((tells, nearest));
                }
            }
        }
        best.map(|(_, nearest)| nearest)
    }
}

/// The sentences of a text, without the space around them.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', ';', '\n']) {
        let end = at + mark.len();
        let (piece, rest) = (text[start..end].trim(), &text[end..]);
        let over = mark == "\n" || rest.is_empty() || rest.starts_with(char::is_whitespace);
        if over && piece.chars().filter(|it| it.is_alphabetic()).count() >= LEAST_LETTERS {
            found.push(piece);
            start = end;
        }
    }
    let rest = text[start..].trim();
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

fn understood(text: &str) -> Vec<Sentence> {
    let all: Vec<(&str, Counts)> =
        sentences(text).into_iter().take(MOST_SENTENCES).map(|text| (text, counts(text))).collect();
    let mut whole = Counts::new();
    for (&word, times) in all.iter().flat_map(|(_, counts)| counts) {
        *whole.entry(word).or_default() += times;
    }
    let sums = sums_of(&whole);
    let known = all.iter().filter(|(_, counts)| !counts.is_empty());
    let known = known.map(|(text, counts)| {
        let meaning = Meaning::from_sums(&sums_of(counts));
        let fits = meaning.likeness(&Meaning::from_sums(&without(sums, &whole, counts)));
        Sentence { text: (*text).into(), meaning, fits }
    });
    known.filter(|sentence| !sentence.meaning.is_empty()).collect()
}

/// The sums of all words but those of one sentence.
fn without(mut sums: Sums, whole: &Counts, sentence: &Counts) -> Sums {
    for (word, own) in sentence {
        let all = whole.get(word).copied().unwrap_or_default();
        add_word(&mut sums, *word, heft(all.saturating_sub(*own)) - heft(all));
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_marks_but_not_at_abbreviations() {
        let text = "Construir el centro de salud. El Sr. Paz lo pide; costaría 1.5 millones\nFin";
        assert_eq!(
            sentences(text),
            [
                "Construir el centro de salud.",
                "El Sr. Paz lo pide;",
                "costaría 1.5 millones",
                "Fin"
            ]
        );
        assert_eq!(sentences(" \n "), Vec::<&str>::new());
    }

    #[test]
    fn the_nearest_sentences_are_found_across_languages() {
        let request =
            "El país ha crecido. Las enfermeras necesitan capacitación. Hay pocas carreteras.";
        let offer =
            "We are a small island. Our schools offer training to nurses. Sugar is exported.";
        let (request, offer) = (Sentences::of(request), Sentences::of(offer));
        let nearest = request.nearest(&offer).unwrap();
        assert_eq!(nearest.first, "Las enfermeras necesitan capacitación.");
        assert_eq!(nearest.second, "Our schools offer training to nurses.");
        assert!(nearest.likeness > 400, "{}", nearest.likeness);
    }

    #[test]
    fn what_any_two_texts_might_say_stands_for_neither() {
        let request = "Un certificat de tourisme durable\nLes hôtels de la côte n’ont pas de norme pour \
                       l’eau et l’énergie. Les équipes travaillent en français et en anglais.";
        let offer = "Certificado de turismo sostenible\nLas empresas turísticas miden su consumo de agua \
                     y energía. El equipo puede trabajar en español y en inglés.";
        let (request, offer) = (Sentences::of(request), Sentences::of(offer));
        let nearest = request.nearest(&offer).unwrap();
        assert_eq!(nearest.first, "Un certificat de tourisme durable");
        assert_eq!(nearest.second, "Certificado de turismo sostenible");
    }

    #[test]
    fn the_rest_of_a_text_is_the_text_without_the_sentence() {
        let text = "Training of nurses for hospitals. Nurses learn in hospitals; nurses teach. \
                    Roads of gravel are paved. 1234. Nurses again pave no roads.";
        let all = sentences(text);
        let understood = understood(text);
        assert_eq!(understood.len(), all.len());
        for sentence in understood {
            let others: Vec<&str> =
                all.iter().copied().filter(|it| **it != *sentence.text).collect();
            let rest = Meaning::of(&others.join("\n"));
            assert_eq!(sentence.fits, Meaning::of(&sentence.text).likeness(&rest));
        }
    }

    #[test]
    fn what_is_not_understood_has_no_nearest_sentence() {
        let understood = Sentences::of("Training of nurses");
        assert_eq!(Sentences::of("1234").nearest(&understood), None);
    }
}
