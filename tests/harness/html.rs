//! Just enough of HTML to fill in a form as people do: only what the page offers can be filled in.

use std::collections::BTreeMap;

/// A form of a page.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    controls: Vec<Control>,
}

/// One control of a form.
#[derive(Clone, Debug)]
struct Control {
    name: String,
    value: String,
    kind: Kind,
    /// Whether it is sent: a box that is not ticked is not.
    sent: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Hidden,
    Box,
    Radio,
    Button,
    Select(Vec<String>),
}

/// A start tag with its attributes, or an end tag (`/form`), and the text up to the next tag.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, String>,
    text: &'a str,
}

impl Form {
    /// Every form of the page.
    pub fn all(html: &str) -> Vec<Self> {
        let mut forms = vec![];
        let mut open: Option<Self> = None;
        for tag in tags(html) {
            match (tag.name, &mut open) {
                ("form", _) => open = Some(Self::begun(&tag)),
                ("/form", form) => forms.extend(form.take()),
                (_, Some(form)) => form.meet(&tag),
                (_, None) => {}
            }
        }
        forms
    }

    fn begun(tag: &Tag<'_>) -> Self {
        let method = tag.attribute("method").to_ascii_lowercase();
        let method = if method.is_empty() { "get".to_owned() } else { method };
        Self { action: tag.attribute("action"), method, controls: vec![] }
    }

    fn meet(&mut self, tag: &Tag<'_>) {
        let (kind, value) = match tag.name {
            "input" => (input(&tag.attribute("type")), tag.attribute("value")),
            "textarea" => {
                let text = tag.text.strip_prefix('\n').unwrap_or(tag.text);
                (Kind::Text, unescaped(text))
            }
            "select" => (Kind::Select(vec![]), String::new()),
            "button" => (Kind::Button, tag.attribute("value")),
            "option" => return self.option(tag),
            _ => return,
        };
        let sent = match kind {
            Kind::Box | Kind::Radio => tag.has("checked"),
            Kind::Button => false,
            _ => true,
        };
        let name = tag.attribute("name");
        if !name.is_empty() {
            self.controls.push(Control { name, value, kind, sent });
        }
    }

    /// Belongs to the select before it; the first one counts until another is marked.
    fn option(&mut self, tag: &Tag<'_>) {
        let Some(Control { value, kind: Kind::Select(options), .. }) = self.controls.last_mut()
        else {
            return;
        };
        let own = tag.attribute("value");
        if tag.has("selected") || options.is_empty() {
            value.clone_from(&own);
        }
        options.push(own);
    }

    /// The value of the first control of that name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.controls
            .iter()
            .find(|control| control.name == name)
            .map(|control| control.value.as_str())
    }

    /// Writes into a field, ticks a box, presses a radio button, or chooses from a list.
    ///
    /// # Panics
    /// Where the form does not offer that.
    #[must_use]
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        let offers = |control: &Control| match &control.kind {
            Kind::Text => true,
            // What is hidden can only be one thing, and is filled in already.
            Kind::Box | Kind::Radio | Kind::Hidden => control.value == value,
            Kind::Select(options) => options.iter().any(|option| option == value),
            Kind::Button => false,
        };
        let at = self.controls.iter().position(|control| control.name == name && offers(control));
        let Some(at) = at else {
            let named = self.controls.iter().filter(|control| control.name == name);
            panic!("nobody can put {value:?} into {name}: {:?}", named.collect::<Vec<_>>());
        };
        if self.controls[at].kind == Kind::Radio {
            let others = self.controls.iter_mut().filter(|control| control.name == name);
            others.for_each(|control| control.sent = false);
        }
        value.clone_into(&mut self.controls[at].value);
        self.controls[at].sent = true;
        self
    }

    /// Presses the button of that name and value.
    #[must_use]
    #[track_caller]
    pub fn press(mut self, name: &str, value: &str) -> Self {
        let is_it = |control: &&mut Control| {
            control.kind == Kind::Button && control.name == name && control.value == value
        };
        let button = self.controls.iter_mut().find(is_it);
        button.unwrap_or_else(|| panic!("there is no button {name}={value}")).sent = true;
        self
    }

    /// What is sent, in the order of the page.
    pub fn sent(&self) -> Vec<(String, String)> {
        let sent = self.controls.iter().filter(|control| control.sent);
        sent.map(|control| (control.name.clone(), control.value.clone())).collect()
    }
}

fn input(kind: &str) -> Kind {
    match kind {
        "hidden" => Kind::Hidden,
        "checkbox" => Kind::Box,
        "radio" => Kind::Radio,
        "submit" | "button" | "reset" | "image" => Kind::Button,
        _ => Kind::Text,
    }
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> String {
        self.attributes.get(name).cloned().unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = vec![];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (inside, after) = inside_of(&rest[at + 1..]);
        let text = &after[..after.find('<').unwrap_or(after.len())];
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        tags.push(Tag { name, attributes: attributes_in(attributes), text });
        rest = after;
    }
    tags
}

/// What stands in a tag, and what follows it. A `>` in an attribute's quotes ends no tag.
fn inside_of(tag: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return (&tag[..at], &tag[at + 1..]),
            _ => {}
        }
    }
    (tag, "")
}

fn attributes_in(mut text: &str) -> BTreeMap<&str, String> {
    let mut attributes = BTreeMap::new();
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end =
            text.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(text.len());
        let (name, after) = text.split_at(end);
        if name.is_empty() {
            return attributes;
        }
        let Some(quoted) = after.strip_prefix("=\"") else {
            attributes.insert(name, String::new());
            text = after.strip_prefix('=').unwrap_or(after);
            continue;
        };
        let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
        attributes.insert(name, unescaped(value));
        text = after;
    }
}

/// Where the links of a page lead, in their order.
pub fn links(html: &str) -> Vec<String> {
    let links = tags(html).into_iter().filter(|tag| tag.name == "a");
    links.map(|tag| tag.attribute("href")).collect()
}

/// The words of a page as people see them: without tags, on one line.
pub fn words(html: &str) -> String {
    let shown = tags(html).into_iter().map(|tag| unescaped(tag.text)).collect::<Vec<_>>().join(" ");
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescaped(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    named.into_iter().fold(text.to_owned(), |text, (name, c)| text.replace(name, c))
}

#[test]
fn a_form_is_read_as_browsers_read_it() {
    let page = r#"<p>a &lt; b</p><form method="post" action="/x?a=1&amp;b=2">
        <input type="hidden" name="_command" value="7"><input name="title" value="a > b" required>
        <textarea name="words">
two
lines</textarea><select name="role"><option value=""></option><option value="both" selected>B</option></select>
        <input type="checkbox" name="m" value="1" checked><input type="checkbox" name="m" value="2">
        <button name="decision" value="endorse">E</button></form>"#;
    let forms = Form::all(page);
    assert_eq!((forms.len(), forms[0].action.as_str()), (1, "/x?a=1&b=2"));
    let sent =
        |form: &Form| form.sent().iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>();
    let all = ["_command=7", "title=a > b", "words=two\nlines", "role=both", "m=1"];
    assert_eq!(sent(&forms[0]), all);
    let filled = forms[0].clone().fill("title", "c").fill("m", "2").press("decision", "endorse");
    let all = [
        "_command=7",
        "title=c",
        "words=two\nlines",
        "role=both",
        "m=1",
        "m=2",
        "decision=endorse",
    ];
    assert_eq!(sent(&filled), all);
    assert!(words(page).starts_with("a < b"));
}
