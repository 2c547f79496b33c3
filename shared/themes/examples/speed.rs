//! Prints how large the tables are, how long the first use takes, and how long a text takes.

use std::{hint::black_box, time::Instant};

use meaning::Meaning;
use themes::Model;

const TIMES: u32 = 2_000;
const TITLE: &str = "Fortalecimiento de la atención primaria de salud en zonas rurales";
const DESCRIPTION: &str = "El proyecto busca mejorar la calidad de los servicios de salud materna e \
    infantil en los municipios más pobres, mediante la capacitación del personal de enfermería, el \
    equipamiento de los centros de salud y la participación de las comunidades.";

#[expect(clippy::print_stdout, reason = "it is run to be read")]
#[expect(clippy::disallowed_methods, reason = "a benchmark needs a clock")]
fn main() {
    let start = Instant::now();
    let model = Model::shipped();
    println!("model read in {:?}, {} bytes", start.elapsed(), model.write().len());
    let start = Instant::now();
    let first = Meaning::of(TITLE);
    println!("first meaning in {:?}", start.elapsed());
    let each = |name: &str, work: &dyn Fn() -> usize| {
        let start = Instant::now();
        let sum: usize = (0..TIMES).map(|_| black_box(work())).sum();
        println!("{name}: {:?} ({sum})", start.elapsed() / TIMES);
    };
    each("meaning of a title", &|| usize::from(Meaning::of(black_box(TITLE)).is_empty()));
    each("meaning of title and description", &|| {
        usize::from(Meaning::of_titled(black_box(TITLE), DESCRIPTION).is_empty())
    });
    let other = Meaning::of(DESCRIPTION);
    each("likeness", &|| usize::from(first.likeness(black_box(&other)) > 0));
    each("areas suggested", &|| model.suggest_areas(black_box(TITLE), DESCRIPTION).len());
    each("goals suggested", &|| model.suggest_goals(black_box(TITLE), DESCRIPTION).len());
    each("distribution", &|| model.distribution(black_box(TITLE), DESCRIPTION).parts().len());
}
