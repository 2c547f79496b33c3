//! Numbers, money, days and lists as each language writes them.

use domain::reference::Locale;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A narrow space at which no line breaks: French puts it between thousands.
const NARROW: &str = "\u{202f}";
/// A space at which no line breaks.
const FIXED: &str = "\u{a0}";

/// A whole number with the language's separators: `12,345`, `12.345`, `12 345`. Spanish leaves four digits together.
pub fn number(locale: Locale, number: i64) -> String {
    let separator = match locale {
        Locale::En => ",",
        Locale::Es | Locale::Pt => ".",
        Locale::Fr => NARROW,
    };
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    if locale == Locale::Es && digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}")
}

/// A share in thousandths as a decimal fraction: `0.877`, `0,877`.
pub fn thousandths(locale: Locale, share: u32) -> String {
    let mark = if locale == Locale::En { '.' } else { ',' };
    format!("{}{mark}{:03}", share / 1_000, share % 1_000)
}

/// What puts names in the order of the reader's alphabet: Côte d'Ivoire before Cuba.
pub fn alphabetical(name: &str) -> String {
    deunicode::deunicode(name).to_lowercase()
}

/// United States dollars: `US$120,000`, `US$ 120.000`, `120 000 $US`.
pub fn usd(locale: Locale, dollars: u64) -> String {
    let amount = number(locale, i64::try_from(dollars).unwrap_or(i64::MAX));
    match locale {
        Locale::En => format!("US${amount}"),
        Locale::Es | Locale::Pt => format!("US${FIXED}{amount}"),
        Locale::Fr => format!("{amount}{FIXED}$US"),
    }
}

/// Whole per cent: `40%`, `40 %`.
pub fn percent(locale: Locale, percent: i64) -> String {
    let space = match locale {
        Locale::En | Locale::Pt => "",
        Locale::Es => FIXED,
        Locale::Fr => NARROW,
    };
    format!("{}{space}%", number(locale, percent))
}

/// A day, written out: `21 November 2026`, `21 de noviembre de 2026`.
pub fn date(locale: Locale, date: Date) -> String {
    let month = months(locale)[usize::from(date.month().unsigned_abs() - 1)];
    let (day, year) = (date.day(), date.year());
    match (locale, day) {
        (Locale::Pt, 1) => format!("1º de {month} de {year}"),
        (Locale::Es | Locale::Pt, _) => format!("{day} de {month} de {year}"),
        (Locale::Fr, 1) => format!("1er {month} {year}"),
        (Locale::En | Locale::Fr, _) => format!("{day} {month} {year}"),
    }
}

/// A day and its time, in UTC: `21 November 2026, 14:05 UTC`.
pub fn date_time(locale: Locale, instant: Timestamp) -> String {
    let there = instant.to_zoned(TimeZone::UTC);
    let time = match locale {
        Locale::Fr => format!("{:02}{FIXED}h{FIXED}{:02}", there.hour(), there.minute()),
        _ => format!("{:02}:{:02}", there.hour(), there.minute()),
    };
    format!("{}, {time} UTC", date(locale, there.date()))
}

/// Several, joined as the language joins them: `a, b and c`.
pub fn list(locale: Locale, items: &[String]) -> String {
    let Some((last, before)) = items.split_last() else { return String::new() };
    if before.is_empty() {
        return last.clone();
    }
    let and = match locale {
        Locale::En => "and",
        Locale::Es if sounds_like_i(last) => "e",
        Locale::Es => "y",
        Locale::Pt => "e",
        Locale::Fr => "et",
    };
    format!("{} {and} {last}", before.join(", "))
}

/// Spanish says "Francia e Italia", but "agua y hielo".
fn sounds_like_i(word: &str) -> bool {
    let start: String = deunicode::deunicode(word).to_lowercase().chars().take(3).collect();
    let rest = start.strip_prefix("hi").or_else(|| start.strip_prefix('i'));
    rest.is_some_and(|rest| !rest.starts_with(['a', 'e', 'o', 'u']))
}

const fn months(locale: Locale) -> [&'static str; 12] {
    match locale {
        Locale::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Locale::Es => [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        Locale::Pt => [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        Locale::Fr => [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn each_language_writes_numbers_in_its_way() {
        // Taken from Intl.NumberFormat for en-GB, es, pt-BR and fr.
        let golden = [
            (0, "0", "0", "0", "0"),
            (-7, "-7", "-7", "-7", "-7"),
            (999, "999", "999", "999", "999"),
            (1_234, "1,234", "1234", "1.234", "1\u{202f}234"),
            (12_345, "12,345", "12.345", "12.345", "12\u{202f}345"),
            (-1_234_567, "-1,234,567", "-1.234.567", "-1.234.567", "-1\u{202f}234\u{202f}567"),
        ];
        for (value, en, es, pt, fr) in golden {
            let written = Locale::ALL.map(|locale| number(locale, value));
            assert_eq!(written, [en, es, pt, fr]);
        }
        assert_eq!(number(Locale::En, i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn fractions_have_the_language_s_decimal_mark() {
        let written = Locale::ALL.map(|locale| thousandths(locale, 877));
        assert_eq!(written, ["0.877", "0,877", "0,877", "0,877"]);
        assert_eq!(thousandths(Locale::En, 1_000), "1.000");
    }

    #[test]
    fn names_stand_where_readers_look_for_them() {
        let mut names = ["Cuba", "Túnez", "Côte d'Ivoire", "Tuvalu"];
        names.sort_by_cached_key(|name| alphabetical(name));
        assert_eq!(names, ["Côte d'Ivoire", "Cuba", "Túnez", "Tuvalu"]);
    }

    #[test]
    fn money_and_shares_are_written_in_the_reader_s_way() {
        let written = Locale::ALL.map(|locale| usd(locale, 120_000));
        assert_eq!(
            written,
            ["US$120,000", "US$\u{a0}120.000", "US$\u{a0}120.000", "120\u{202f}000\u{a0}$US"]
        );
        let written = Locale::ALL.map(|locale| percent(locale, 40));
        assert_eq!(written, ["40%", "40\u{a0}%", "40%", "40\u{202f}%"]);
    }

    #[test]
    fn days_are_written_out() {
        let written = Locale::ALL.map(|locale| date(locale, civil::date(2026, 11, 21)));
        assert_eq!(
            written,
            [
                "21 November 2026",
                "21 de noviembre de 2026",
                "21 de novembro de 2026",
                "21 novembre 2026"
            ]
        );
        assert_eq!(date(Locale::Fr, civil::date(2027, 1, 1)), "1er janvier 2027");
        assert_eq!(date(Locale::Pt, civil::date(2027, 1, 1)), "1º de janeiro de 2027");
        let instant = "2026-12-31T09:05:59Z".parse().unwrap();
        assert_eq!(date_time(Locale::Es, instant), "31 de diciembre de 2026, 09:05 UTC");
    }

    #[test]
    fn lists_are_joined_as_the_language_does() {
        let join = |locale, words: &[&str]| {
            list(locale, &words.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(join(Locale::En, &[]), "");
        assert_eq!(join(Locale::En, &["a"]), "a");
        assert_eq!(join(Locale::En, &["a", "b"]), "a and b");
        assert_eq!(join(Locale::Fr, &["a", "b", "c"]), "a, b et c");
        assert_eq!(join(Locale::Pt, &["a", "b", "c"]), "a, b e c");
        assert_eq!(join(Locale::Es, &["a", "b", "c"]), "a, b y c");
        assert_eq!(join(Locale::Es, &["Francia", "Italia"]), "Francia e Italia");
        assert_eq!(join(Locale::Es, &["Ghana", "Índia"]), "Ghana e Índia");
        assert_eq!(join(Locale::Es, &["agua", "hielo"]), "agua y hielo");
        assert_eq!(join(Locale::Es, &["suelos", "hidrología"]), "suelos e hidrología");
    }
}
