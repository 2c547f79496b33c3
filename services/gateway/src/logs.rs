//! What the program writes about itself, to standard error.

use tracing_subscriber::{EnvFilter, fmt};

use crate::{
    exit::{Code, exit},
    settings::Log,
};

/// Begins to write. `RUST_LOG` overrides the filter of the settings.
pub fn begin(log: &Log) -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().or_else(|_| EnvFilter::try_new(&log.filter));
    let filter = filter
        .map_err(|error| exit(Code::Usage, format!("log.filter {:?}: {error}", log.filter)))?;
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Colours are for people who look on, not for files.
    let lines = lines.with_ansi(console::colors_enabled_stderr());
    let begun = if log.json { lines.json().try_init() } else { lines.compact().try_init() };
    begun.map_err(|error| exit(Code::Software, error.to_string()))
}
