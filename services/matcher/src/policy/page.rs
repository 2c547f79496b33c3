//! The page on a policy, and where it leads: to the one in force, and to those before it.

use app::{App, Html, Page, Problem};
use askama::Template;
use axum::extract::{Path, State};

use super::{
    LEAST_OF_HASH, named, story,
    terms::Terms,
    told::{self, Adopted, PolicySummary, Scoring, Told},
};

#[derive(Template)]
#[template(path = "policy.html")]
pub(super) struct PolicyPage {
    page: Page,
    told: Told,
    /// What it says; none where this program does not score by such a policy.
    terms: Option<Terms>,
    others: Vec<PolicySummary>,
}

/// The page on the policy in force.
pub(super) async fn in_force(
    State(app): State<App>,
    page: Page,
) -> Result<Html<PolicyPage>, Problem> {
    let mut all = told::all(&story(&app).await?, &page).into_iter();
    let told = all.next().ok_or_else(Problem::not_found)?;
    Ok(PolicyPage::of(page, told, all.map(|one| one.summary).collect()))
}

/// The page on the policy with that hash.
pub(super) async fn one(
    State(app): State<App>,
    page: Page,
    Path(hash): Path<String>,
) -> Result<Html<PolicyPage>, Problem> {
    let story = story(&app).await?;
    let told = named(told::all(&story, &page), &hash)?;
    let others = told::all(&story, &page).into_iter().map(|one| one.summary);
    let others = others.filter(|one| one.hash != told.summary.hash).collect();
    Ok(PolicyPage::of(page, told, others))
}

impl PolicyPage {
    fn of(page: Page, told: Told, others: Vec<PolicySummary>) -> Html<Self> {
        let scoring = Scoring::of(&told.summary.hash, &told.content, page.locale);
        let terms = scoring.map(|(scoring, policy)| Terms::of(&page, scoring, &policy));
        Html(Self { page, told, terms, others })
    }

    /// Everybody who put it in force.
    fn adopted_by(&self) -> String {
        let mut names: Vec<&str> = vec![];
        for adopted in &self.told.summary.adopted {
            if !names.contains(&adopted.who.as_str()) {
                names.push(&adopted.who);
            }
        }
        self.page.show(names)
    }
}

impl PolicySummary {
    /// By its version and as much of its hash as people read.
    fn named(&self, page: &Page) -> String {
        let hash = self.hash.get(..LEAST_OF_HASH).unwrap_or(&self.hash);
        page.t2("policy-named", ("version", &self.version), ("hash", hash))
    }
}

impl Adopted {
    /// Since when, or from when to when.
    fn told(&self, page: &Page) -> String {
        match self.until {
            None => page.t1("policy-since", "from", self.at),
            Some(until) => page.t2("policy-from-until", ("from", self.at), ("until", until)),
        }
    }
}
