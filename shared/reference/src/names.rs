//! Makes the spellings of one name alike: case, accents, punctuation, articles, abbreviations.

/// Words that names are written with or without, in the four languages. Those of one letter may be
/// initials too.
const LEFT_OUT: [&str; 26] = [
    "a", "and", "as", "d", "da", "das", "de", "del", "des", "do", "dos", "du", "e", "el", "et",
    "l", "la", "las", "le", "les", "los", "o", "of", "os", "the", "y",
];

/// `name` as words of plain lower-case letters and digits, separated by spaces.
///
/// "St. Kitts & Nevis" and "Saint Kitts and Nevis" become the same, and so do "U.S.A." and "USA".
/// Empty only if there is no letter or digit at all.
pub(crate) fn fold(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_ascii_lowercase().replace("'s", "s");
    let words: Vec<&str> = plain
        .split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphanumeric()))
        .collect();
    let kept = (0..words.len()).filter(|&place| !is_left_out(place, &words));
    let kept = join_initials(kept.map(|place| words[place]));
    if kept.is_empty() { join_initials(words.into_iter()) } else { kept }
}

/// Whether the word at `place`, which still ends in what parts it from the next, is left out.
fn is_left_out(place: usize, words: &[&str]) -> bool {
    let word = words[place];
    if LEFT_OUT.binary_search(&letters(word)).is_err() {
        return false;
    }
    // "l'Inde" and "Bosnia y Herzegovina" have articles and such, "E. Timor" and "R D Congo" not.
    let long = |place: usize| words.get(place).is_some_and(|word| letters(word).len() > 1);
    let between_words = place > 0 && long(place - 1) && long(place + 1);
    letters(word).len() > 1 || word.ends_with('\'') || (between_words && !word.ends_with('.'))
}

/// The words in their usual spelling, single letters that follow each other joined to one.
fn join_initials<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    let mut initials = false;
    for word in words.map(letters) {
        let single = word.len() == 1;
        if !(joined.is_empty() || (initials && single)) {
            joined.push(' ');
        }
        joined.push_str(usual_spelling(word));
        initials = single;
    }
    joined
}

fn letters(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())
}

/// The words of a folded name in alphabetical order, so that "Korea, Republic of" and "Republic of
/// Korea" become the same.
pub(crate) fn sort_words(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// One spelling for words that come in several, abbreviated or in another language.
#[expect(clippy::match_same_arms, reason = "an arm is a line")]
fn usual_spelling(word: &str) -> &str {
    match word {
        "san" | "sainte" | "sankt" | "santa" | "santo" | "sao" | "sint" => "saint",
        "st" | "sta" | "ste" | "sto" => "saint",
        "rep" | "repub" | "republica" | "republique" => "republic",
        "dem" | "democratica" | "democratico" | "democratique" => "democratic",
        "is" | "isl" | "island" | "isle" | "isles" => "islands",
        "ile" | "iles" | "ilha" | "ilhas" | "isla" | "islas" => "islands",
        "labour" => "labor",
        "programme" => "program",
        "centre" => "center",
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_punctuation_and_abbreviations_make_no_difference() {
        for (one, other) in [
            ("Côte d'Ivoire", "COTE D IVOIRE"),
            ("Côte d’Ivoire", "cote d'ivoire"),
            ("St. Kitts & Nevis", "Saint Kitts and Nevis"),
            ("Sta. Lucía", "Santa Lucia"),
            ("Rep. Dominicana", "la República Dominicana"),
            ("U.S.A.", "usa"),
            ("E.U.A.", "EUA"),
            ("People's Republic of China", "Peoples Republic of China"),
            ("Marshall Is.", "The Marshall Islands"),
            ("D.R. Congo", "DR Congo"),
            ("R D Congo", "RD Congo"),
            ("L'Inde", "Inde"),
            ("São Tomé e Príncipe", "Sao Tome & Principe"),
            ("Türkiye", "TURKIYE"),
            ("International Labour Organization", "international labor organization"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn an_initial_is_no_article() {
        for (one, other) in [("E. Timor", "Timor"), ("S. Sudan", "Sudan"), ("E Guinea", "Guinea")] {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn the_order_of_words_can_be_set_aside() {
        let one = sort_words(&fold("Korea, Republic of"));
        assert_eq!(one, sort_words(&fold("Republic of Korea")));
    }

    #[test]
    fn a_name_of_nothing_but_small_words_is_kept() {
        assert_eq!(fold("La"), "la");
        assert_eq!(fold("O."), "o");
        assert_eq!(fold("?!"), "");
    }

    #[test]
    fn the_words_left_out_are_in_order() {
        assert!(LEFT_OUT.is_sorted());
    }
}
