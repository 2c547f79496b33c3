//! Finds the two sentences of two texts that are nearest in meaning, as evidence that can be shown.

use crate::Meaning;

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

/// The pair of sentences that is most alike; of equals the one that comes first. None where a text
/// has no sentence that is understood.
pub fn nearest_sentences<'a, 'b>(first: &'a str, second: &'b str) -> Option<Nearest<'a, 'b>> {
    let (first, second) = (understood(first), understood(second));
    let mut best: Option<Nearest> = None;
    for (one, meant) in &first {
        for (other, other_meant) in &second {
            let likeness = meant.likeness(other_meant);
            if best.is_none_or(|best| likeness > best.likeness) {
                best = Some(Nearest { first: one, second: other, likeness });
            }
        }
    }
    best
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

fn understood(text: &str) -> Vec<(&str, Meaning)> {
    let all = sentences(text).into_iter().take(MOST_SENTENCES);
    all.map(|it| (it, Meaning::of(it))).filter(|(_, meaning)| !meaning.is_empty()).collect()
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
        let nearest = nearest_sentences(request, offer).unwrap();
        assert_eq!(nearest.first, "Las enfermeras necesitan capacitación.");
        assert_eq!(nearest.second, "Our schools offer training to nurses.");
        assert!(nearest.likeness > 400, "{}", nearest.likeness);
    }

    #[test]
    fn what_is_not_understood_has_no_nearest_sentence() {
        assert_eq!(nearest_sentences("1234", "Training of nurses"), None);
    }
}
