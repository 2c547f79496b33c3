//! Cuts a text into the words under which vectors and weights are looked up.

use deunicode::deunicode;

/// The text in small letters without accents: `Educação` becomes `educacao`.
pub fn fold(text: &str) -> String {
    let mut plain = if text.is_ascii() { text.to_owned() } else { deunicode(text) };
    plain.make_ascii_lowercase();
    plain
}

/// The words of a text, folded, in their order. Numbers are no words.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_ascii_lowercase());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn words_are_folded_and_numbers_and_marks_part_them() {
    assert_eq!(
        words("L'eau potable à N'Djaména, 2ème phase"),
        ["l", "eau", "potable", "a", "n", "djamena", "eme", "phase"]
    );
    assert_eq!(words("SA\u{da}DE e EDUCA\u{c7}\u{c3}O"), ["saude", "e", "educacao"]);
    // The same letters, written as letter and accent.
    assert_eq!(words("sau\u{301}de"), ["saude"]);
    assert_eq!(words(" 2009/2011 -- "), Vec::<String>::new());
}
