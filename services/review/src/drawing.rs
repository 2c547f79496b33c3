//! The parties of a proposal as a drawing: a line for two, a triangle for three.
//!
//! The places are fixed and the words are broken into lines here, because SVG does not break them;
//! the template only writes down what stands in this file.

/// The width of a box, in units of the drawing.
const BOX: u32 = 150;
/// How many characters of a name fit into one line of a box.
const CHARS: usize = 17;
/// How many lines of a name a box holds.
const LINES: usize = 3;

/// A drawing, ready to be written down.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    pub width: u32,
    pub height: u32,
    pub nodes: Vec<Node>,
    pub arrows: Vec<Arrow>,
}

/// One party.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Where its box begins.
    pub x: u32,
    /// Where its box begins.
    pub y: u32,
    /// What it is in the proposal: `recipient`, `first` or `second`.
    pub role: &'static str,
    /// The role in words.
    pub label: String,
    /// The name: where each line stands, and the line.
    pub lines: Vec<(u32, String)>,
}

/// Who gives to whom.
#[derive(Clone, Debug)]
pub(crate) struct Arrow {
    pub from: (u32, u32),
    pub to: (u32, u32),
    /// Whether it stands for what the second provider closes.
    pub second: bool,
}

impl Node {
    fn new(at: (u32, u32), role: &'static str, (label, name): (String, &str)) -> Self {
        Self { x: at.0, y: at.1, role, label, lines: placed(at.1, broken(name)) }
    }

    /// The middle of its box.
    pub fn middle(&self) -> u32 {
        self.x + BOX / 2
    }
}

/// The lines of a name in a box that begins at `top`; together they sit in its middle.
fn placed(top: u32, lines: Vec<String>) -> Vec<(u32, String)> {
    let count = u32::try_from(lines.len()).unwrap_or(1);
    let first = top + 60 - count.saturating_sub(1) * 9;
    (0..).map(|at| first + at * 18).zip(lines).collect()
}

impl Drawing {
    /// Two or three parties, each with its role in words and its name.
    pub fn of(
        recipient: (String, &str),
        first: (String, &str),
        second: Option<(String, &str)>,
    ) -> Self {
        match second {
            None => Self::line(recipient, first),
            Some(second) => Self::triangle(recipient, first, second),
        }
    }

    fn line(recipient: (String, &str), first: (String, &str)) -> Self {
        Self {
            width: 400,
            height: 110,
            nodes: vec![
                Node::new((5, 5), "first", first),
                Node::new((245, 5), "recipient", recipient),
            ],
            arrows: vec![Arrow { from: (158, 55), to: (238, 55), second: false }],
        }
    }

    fn triangle(recipient: (String, &str), first: (String, &str), second: (String, &str)) -> Self {
        Self {
            width: 400,
            height: 270,
            nodes: vec![
                Node::new((5, 5), "first", first),
                Node::new((245, 5), "second", second),
                Node::new((125, 165), "recipient", recipient),
            ],
            arrows: vec![
                Arrow { from: (95, 108), to: (155, 160), second: false },
                Arrow { from: (305, 108), to: (245, 160), second: true },
                Arrow { from: (242, 55), to: (162, 55), second: true },
            ],
        }
    }
}

/// The name in lines of at most [`CHARS`] characters, broken between words where that is possible;
/// the last of [`LINES`] lines ends with an ellipsis if more would follow.
fn broken(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in name.split_whitespace() {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= CHARS;
        match lines.last_mut().filter(|line| fits(line)) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(cut(word)),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            *last = last.chars().take(CHARS - 1).chain(['…']).collect();
        }
    }
    lines
}

/// At most so many characters as a line holds.
fn cut(word: &str) -> String {
    if word.chars().count() <= CHARS {
        return word.to_owned();
    }
    let kept: String = word.chars().take(CHARS - 1).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use app::i18n::Locale;
    use domain::{Country, Multilateral};

    use super::*;

    #[test]
    fn every_name_in_every_language_fits_into_its_box() {
        for locale in Locale::ALL {
            let countries = Country::all().map(|it| it.name(locale));
            let names = countries.chain(Multilateral::all().map(|it| it.name(locale)));
            for name in names {
                let lines = broken(name);
                assert!((1..=LINES).contains(&lines.len()), "{name}: {lines:?}");
                let widest = lines.iter().map(|line| line.chars().count()).max();
                assert!(widest <= Some(CHARS), "{name}: {lines:?}");
            }
        }
    }

    #[test]
    fn a_name_that_is_too_long_ends_with_an_ellipsis() {
        assert_eq!(broken("Brazil"), ["Brazil"]);
        assert_eq!(
            broken("Bolivia (Plurinational State of)"),
            ["Bolivia", "(Plurinational", "State of)"]
        );
        let long = "United Kingdom of Great Britain and Northern Ireland";
        assert_eq!(broken(long), ["United Kingdom of", "Great Britain and", "Northern Ireland"]);
        let last = broken("a bank for the reconstruction and the development of many many lands");
        assert!(last[2].ends_with('…') && last[2].chars().count() <= CHARS, "{last:?}");
    }
}
