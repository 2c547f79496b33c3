//! A record as it is held against others of its kind: whose it is, what it is about, what it says.

use meaning::Meaning;

use crate::{Likeness, Shape};

/// From here on two texts in two languages are the same thing told in both. Of ten records of the
/// demo, translated by hand, nine are as alike as this (640 to 906); two records of the demo in two
/// languages that share an area and are about different things are, but for one pair in two hundred,
/// less alike, and such a pair is hardly ever one party's.
pub const SAME_MEANING: Likeness = 700;

/// What is compared of a record, made once. `P` is a party, `A` a thematic area, `L` a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted<P, A, L> {
    party: P,
    areas: Vec<A>,
    written_in: L,
    shape: Shape,
    meaning: Meaning,
}

impl<P: PartialEq, A: PartialEq, L: PartialEq> Posted<P, A, L> {
    /// What a party says about these areas, in one language.
    pub fn new<'a>(
        party: P,
        areas: Vec<A>,
        written_in: L,
        title: &str,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        let meaning = Meaning::of_titled(title, &texts.join("\n"));
        Self { party, areas, written_in, shape: Shape::new(title, texts), meaning }
    }

    /// How alike both are where that is enough to ask whether they are the same: what two parties
    /// post is not, whatever it says.
    pub fn near(&self, other: &Self) -> Option<Likeness> {
        if self.party != other.party {
            return None;
        }
        let share_an_area = self.areas.iter().any(|area| other.areas.contains(area));
        self.shape.near(&other.shape, share_an_area).or_else(|| {
            let translated = share_an_area && self.written_in != other.written_in;
            translated.then(|| self.meaning_likeness(other)).filter(|&it| it >= SAME_MEANING)
        })
    }

    fn meaning_likeness(&self, other: &Self) -> Likeness {
        Likeness::try_from(self.meaning.likeness(&other.meaning).max(0)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILK_BANKS: &str = "Fiocruz ajuda ministérios da saúde a criar o primeiro banco de leite \
        humano do país. A equipe acompanha a captação de doadoras, a pasteurização e o controle de \
        qualidade, e forma quem vai formar os outros.";
    const THE_SAME: &str = "Fiocruz helps health ministries to open the country's first human milk \
        bank. The team supports the recruitment of donors, pasteurisation and quality control, and \
        trains the trainers.";
    const POLICE: &str = "The police academy trains patrol officers and detectives of the region in \
        criminal investigation, with courses of three months in Bogotá.";

    fn milk_banks() -> Posted<&'static str, u32, &'static str> {
        Posted::new("BR", vec![12240, 13020], "pt", "Bancos de leite humano", [MILK_BANKS])
    }

    fn posted(
        party: &'static str,
        area: u32,
        written_in: &'static str,
        (title, text): (&str, &str),
    ) -> Posted<&'static str, u32, &'static str> {
        Posted::new(party, vec![area], written_in, title, [text])
    }

    #[test]
    fn the_same_offer_in_another_language_is_near() {
        let again = posted("BR", 12240, "en", ("Human milk banks", THE_SAME));
        let near = milk_banks().near(&again);
        assert!(near.is_some_and(|likeness| likeness >= SAME_MEANING), "{near:?}");
        assert_eq!(again.near(&milk_banks()), near);
    }

    #[test]
    fn it_is_not_where_areas_or_parties_differ() {
        let text = ("Human milk banks", THE_SAME);
        assert_eq!(milk_banks().near(&posted("BR", 11420, "en", text)), None);
        assert_eq!(milk_banks().near(&posted("CO", 12240, "en", text)), None);
        let copy = ("Bancos de leite humano", MILK_BANKS);
        assert_eq!(milk_banks().near(&posted("CO", 12240, "pt", copy)), None);
    }

    #[test]
    fn something_else_about_the_same_area_is_not_near() {
        let other = posted("BR", 12240, "en", ("Training of detectives", POLICE));
        assert_eq!(milk_banks().near(&other), None);
    }

    #[test]
    fn a_copy_in_one_language_is_near_whatever_its_area() {
        let copy = posted("BR", 11420, "pt", ("Outro título", MILK_BANKS));
        assert!(milk_banks().near(&copy).is_some());
    }
}
