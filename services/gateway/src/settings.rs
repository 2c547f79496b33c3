//! Every setting, at its default unless a file, the environment or the command line says otherwise.

use std::path::Path;

use app::config::Serve;
use domain::Message;
use serde::{Deserialize, Serialize};

use crate::{
    cli::Common,
    exit::{Code, exit, tell},
};

/// Every setting of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where the program listens and keeps its data.
    pub serve: Serve,
    /// What it writes about itself.
    pub log: Log,
}

/// What the program writes about itself, to standard error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// What is worth a line, in the syntax of `tracing`'s filters.
    pub filter: String,
    /// Whether each line is a JSON object.
    pub json: bool,
}

impl Default for Log {
    fn default() -> Self {
        Self { filter: "warn,sled=off,ayni=info,gateway=info".to_owned(), json: false }
    }
}

impl Settings {
    /// The settings as they hold for this run. `AYNI__SERVE__LISTEN` overrides `serve.listen` of the
    /// file, and so on.
    pub fn load(common: &Common) -> anyhow::Result<Self> {
        let mut settings = Self::read(common.config.as_deref())
            .map_err(|error| exit(Code::Usage, format!("settings: {}", in_one_line(&error))))?;
        settings.serve.limits.check().map_err(|wrong| {
            let message = Message::new("cli-setting-out-of-range").with("setting", wrong.setting);
            let message = message.with("value", wrong.value.to_string());
            let (min, max) = wrong.allowed.into_inner();
            tell(Code::Usage, message.with("min", min.to_string()).with("max", max.to_string()))
        })?;
        if let Some(data) = &common.data {
            settings.serve.data.clone_from(data);
        }
        Ok(settings)
    }

    fn read(file: Option<&Path>) -> Result<Self, config::ConfigError> {
        let mut sources = config::Config::builder();
        if let Some(file) = file {
            sources = sources.add_source(config::File::from(file).format(config::FileFormat::Toml));
        }
        let environment =
            config::Environment::with_prefix("AYNI").prefix_separator("__").separator("__");
        sources.add_source(environment.try_parsing(true)).build()?.try_deserialize()
    }
}

/// A mistake in a file is drawn over several lines; whoever starts the program gets one.
fn in_one_line(error: &config::ConfigError) -> String {
    let words = error.to_string();
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "|");
    lines.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: &str = include_str!("../../../config/default.toml");

    #[test]
    fn the_file_of_defaults_says_what_the_program_does_without_it() {
        let file: Settings = toml::from_str(DEFAULT).unwrap();
        assert_eq!(file, Settings::default());
        let written: toml::Value = toml::from_str(DEFAULT).unwrap();
        assert_eq!(
            written,
            toml::Value::try_from(Settings::default()).unwrap(),
            "a setting is missing"
        );
    }

    #[test]
    fn an_unknown_setting_is_refused_by_name() {
        let error = toml::from_str::<Settings>("[serve]\nlisten_to = \"x\"").unwrap_err();
        assert!(error.to_string().contains("listen_to"), "{error}");
    }
}
