//! Descriptions as the document writes them: what stands between backticks is code.

/// A text, cut where code begins or ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose(pub Vec<Piece>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// Code.
    Code(String),
}

impl Prose {
    /// Reads a text, whose lines end where its source had room for no more. A backtick without a
    /// second one is a backtick.
    pub fn of(text: &str) -> Self {
        let mut pieces = vec![];
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = text.as_str();
        while let Some((words, (code, after))) =
            rest.split_once('`').and_then(|(words, opened)| Some((words, opened.split_once('`')?)))
        {
            pieces.extend([Piece::Words(words.to_owned()), Piece::Code(code.to_owned())]);
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        pieces.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
        Self(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Code(code) => format!("<{code}>"),
        };
        Prose::of(text).0.iter().map(piece).collect()
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(shown("`a` or `b`, and so on"), "<a> or <b>, and so on");
        assert_eq!(shown("nothing"), "nothing");
        assert_eq!(shown(""), "");
        assert_eq!(shown("one\nline and `a` third"), "one line and <a> third");
        assert_eq!(shown("one ` alone"), "one ` alone");
        assert_eq!(shown("`a` and ` alone"), "<a> and ` alone");
    }
}
