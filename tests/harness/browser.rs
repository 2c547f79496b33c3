//! A browser without scripts: it keeps cookies, follows redirects, and fills in forms.

use std::collections::BTreeMap;

use super::{Answer, Caller, Form, Server, html::links, words};

/// How many redirects it follows.
const REDIRECTS: usize = 5;

/// Somebody at a browser.
pub struct Browser {
    caller: Caller,
    cookies: BTreeMap<String, String>,
    /// Where it is.
    pub address: String,
    /// The page that it shows.
    pub page: Answer,
}

impl Browser {
    /// Opens the first page, preferring that language.
    #[track_caller]
    pub fn open(server: &Server, language: &str) -> Self {
        let caller = server.nobody().speaking(language).with("Accept", "text/html,*/*;q=0.8");
        let page = caller.get("/").expect(200);
        Self { caller, cookies: BTreeMap::new(), address: "/".to_owned(), page }
    }

    /// Signs in by the form, in a role: `coordinator`, `country:BR`, `agency:BO`, `institution:ISDB`.
    #[track_caller]
    pub fn sign_in(&mut self, who: &str) {
        self.visit("/sign-in");
        let (role, whose) = who.split_once(':').unwrap_or((who, ""));
        let form = self.form("/sign-in").fill("role", role);
        let form = match role {
            "country" | "agency" => form.fill("country", whose),
            "institution" => form.fill("institution", whose),
            _ => form,
        };
        self.send(&form);
        assert_eq!(self.page.status, 200, "{:?}", self.page);
    }

    /// Goes to an address, and where it is sent on to.
    #[track_caller]
    pub fn visit(&mut self, address: &str) -> &Answer {
        self.go("GET", address, &[])
    }

    /// Follows the first link of this page whose address begins so.
    ///
    /// # Panics
    /// Where there is none.
    #[track_caller]
    pub fn follow(&mut self, beginning: &str) -> &Answer {
        let links = links(self.page.text());
        let found = links.iter().find(|link| link.starts_with(beginning)).cloned();
        let found = found.unwrap_or_else(|| {
            panic!("{} leads nowhere near {beginning}: {links:?}", self.address)
        });
        self.visit(&found)
    }

    /// The form of this page that is sent there.
    ///
    /// # Panics
    /// Where there is none.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let forms = Form::all(self.page.text());
        let actions: Vec<String> = forms.iter().map(|form| form.action.clone()).collect();
        let found = forms.into_iter().find(|form| form.action == action && form.method == "post");
        found
            .unwrap_or_else(|| panic!("{} has no form for {action}, but {actions:?}", self.address))
    }

    /// Every form of this page that posts.
    pub fn forms(&self) -> Vec<Form> {
        Form::all(self.page.text()).into_iter().filter(|form| form.method == "post").collect()
    }

    /// Sends a form as it is filled in.
    #[track_caller]
    pub fn send(&mut self, form: &Form) -> &Answer {
        let action =
            if form.action.is_empty() { self.address.clone() } else { form.action.clone() };
        self.go("POST", &action, &form.sent())
    }

    /// What people read on this page.
    pub fn words(&self) -> String {
        words(self.page.text())
    }

    #[track_caller]
    fn go(&mut self, method: &str, address: &str, fields: &[(String, String)]) -> &Answer {
        let mut answer = self.ask(method, address, fields);
        let mut address = address.to_owned();
        for _ in 0..REDIRECTS {
            if !matches!(answer.status, 301..=303) {
                break;
            }
            answer.header("location").clone_into(&mut address);
            answer = self.ask("GET", &address, &[]);
        }
        assert!(!matches!(answer.status, 301..=308), "{address} is sent on for ever");
        assert!(!answer.text().contains('⟦'), "{address} shows a text that does not exist");
        self.address = address;
        self.page = answer;
        &self.page
    }

    #[track_caller]
    fn ask(&mut self, method: &str, address: &str, fields: &[(String, String)]) -> Answer {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let caller = self.caller.with("Cookie", &cookies.collect::<Vec<_>>().join("; "));
        let answer = if method == "POST" {
            caller.with("Sec-Fetch-Site", "same-origin").post_form(address, fields)
        } else {
            caller.get(address)
        };
        for set in answer.headers.get_all("set-cookie") {
            let set = set.to_str().unwrap();
            let (name, value) =
                set.split(';').next().and_then(|pair| pair.split_once('=')).unwrap();
            if set.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}
