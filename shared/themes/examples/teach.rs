//! Makes `data/model.bin`, or measures how well a model would do.
//!
//! `teach DAC.jsonl SDG.jsonl train` writes the model, `... cross` measures by cross-validation, and
//! `... SOURCE` measures on one source with a model that has not seen it.

use std::{env, error::Error, fs, path::Path};

#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [sectors, goals, tasks @ ..] = arguments.as_slice() else {
        return Err("say teach DAC.jsonl SDG.jsonl and then train, cross or a source".into());
    };
    let sectors = themes::read_sectors(&fs::read_to_string(sectors)?)?;
    let goals = themes::read_goals(&fs::read_to_string(goals)?)?;
    for task in tasks {
        match task.as_str() {
            "train" => {
                let bytes = themes::train(&sectors, &goals).write();
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model.bin");
                println!("{} bytes to {}", bytes.len(), path.display());
                fs::write(path, bytes)?;
            }
            "cross" => {
                for figures in themes::cross_validate(&sectors, &goals) {
                    println!("{figures}");
                }
            }
            source => println!("{}", themes::leave_source_out(&sectors, &sectors, source)),
        }
    }
    Ok(())
}
