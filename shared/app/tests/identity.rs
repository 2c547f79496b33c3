//! Who people say they are, and what they may then do.

use app::{
    Acting, App, Input, Problem, bind,
    config::Serve,
    identity::{Action, Identify, Person, SimpleSignIn, can},
    testing::{Visitor, app},
};
use axum::{Router, http::HeaderMap, routing::post};
use domain::{Provider, Visibility};

fn own_pages() -> Visitor {
    let app = app();
    Visitor::new(bind(&app).router, &app)
}

#[tokio::test]
async fn people_sign_in_and_out() {
    let visitor = own_pages();
    let form =
        [("role", "country"), ("country", "Brasil"), ("name", "José; Zé"), ("next", "/review")];
    let answer = visitor.post("/sign-in", &form).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/review"));
    let cookies: Vec<&str> =
        answer.headers.get_all("set-cookie").iter().map(|it| it.to_str().unwrap()).collect();
    assert!(
        cookies.iter().all(|cookie| cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
    );
    let sent =
        cookies.iter().map(|it| it.split(';').next().unwrap()).collect::<Vec<_>>().join("; ");
    let first = visitor.clone().with("cookie", &sent).speaking("pt").get("/problems/rule").await;
    assert!(first.text.contains("José; Zé · Ponto focal nacional, Brasil"), "{}", first.text);
    assert!(first.text.contains("A identificação foi registrada."), "{}", first.text);
    // The notice is shown once.
    assert!(
        first
            .headers
            .get_all("set-cookie")
            .iter()
            .any(|it| it.to_str().unwrap().starts_with("notice=; "))
    );
    let out = visitor.with("cookie", &sent).post("/sign-out", &[]).await;
    let cookies: Vec<&str> =
        out.headers.get_all("set-cookie").iter().map(|it| it.to_str().unwrap()).collect();
    assert!(
        cookies.iter().any(|cookie| cookie.starts_with("who=; ") && cookie.contains("Max-Age=0"))
    );
}

#[tokio::test]
async fn a_sign_in_that_says_too_little_comes_back() {
    let visitor = own_pages();
    let table: [(&[(&str, &str)], &str); 6] = [
        (&[], "role"),
        (&[("role", "minister")], "role"),
        (&[("role", "country")], "country"),
        (&[("role", "agency"), ("country", "Narnia")], "country"),
        (&[("role", "institution"), ("institution", "BR")], "institution"),
        (&[("role", "observer"), ("name", "a\nb")], "name"),
    ];
    for (form, field) in table {
        let answer = visitor.post("/sign-in", form).await;
        assert_eq!(answer.status, 422, "{form:?}");
        assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{form:?} {}", answer.text);
    }
}

#[tokio::test]
async fn signing_in_leads_to_pages_of_this_site_only() {
    let visitor = own_pages();
    for next in
        ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "", "x"]
    {
        let answer = visitor.post("/sign-in", &[("role", "observer"), ("next", next)]).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/"), "{next}");
    }
}

#[tokio::test]
async fn a_cookie_that_nobody_set_is_nobody() {
    let visitor = own_pages();
    for cookie in [
        "who=admin",
        "who=%ff",
        "who=country%3AXX",
        "notice=problem-internal",
        "notice=notice-none",
    ] {
        let answer = visitor.clone().with("cookie", cookie).get("/problems/rule").await;
        assert_eq!(answer.status, 200, "{cookie}");
        assert!(answer.text.contains("href=\"/sign-in?next=%2Fproblems%2Frule\""), "{cookie}");
        assert!(!answer.text.contains("class=\"notice\""), "{cookie}");
    }
}

/// Accounts of which nobody can be in doubt.
struct Proven;
#[async_trait::async_trait]
impl Identify for Proven {
    async fn identify(&self, _: &HeaderMap) -> Result<Option<Person>, Problem> {
        Ok(None)
    }
    fn pages(&self) -> Router<App> {
        Router::new()
    }
    fn safe_on_open_networks(&self) -> bool {
        true
    }
}

#[test]
fn open_networks_are_refused_while_people_are_believed() {
    let at = |text: &str| Serve { listen: text.parse().unwrap(), ..Serve::default() };
    for alone in ["127.0.0.1:1", "127.9.9.9:1", "[::1]:1", "[::ffff:127.0.0.1]:1"] {
        assert_eq!(at(alone).check(&SimpleSignIn), Ok(()), "{alone}");
    }
    for open in ["0.0.0.0:1", "[::]:1", "192.168.1.2:1", "10.0.0.1:80"] {
        let refused = at(open).check(&SimpleSignIn).unwrap_err();
        assert!(refused.to_string().contains("sign-in asks for no proof"));
    }
    assert_eq!(at("0.0.0.0:1").check(&Proven), Ok(()));
}

/// Each action and the people who may do it; everybody else may not.
#[test]
fn everybody_may_do_what_the_table_says_and_no_more() {
    let people = [
        "",
        "coordinator",
        "observer",
        "country:BR",
        "country:BO",
        "agency:BR",
        "agency:BO",
        "institution:ISDB",
        "institution:FAO",
    ];
    let (br, isdb): (Provider, Provider) = ("BR".parse().unwrap(), "ISDB".parse().unwrap());
    let brazil = br.country().unwrap();
    let table: [(Action, &[&str]); 14] = [
        (Action::ChangeOffer(br), &["coordinator", "country:BR"]),
        (Action::ChangeOffer(isdb), &["coordinator", "institution:ISDB"]),
        (Action::ChangeRequest(brazil), &["coordinator", "country:BR", "agency:BR"]),
        (Action::SeeRequest(brazil, Visibility::Everyone), &people),
        (
            Action::SeeRequest(brazil, Visibility::Coordinators),
            &["coordinator", "country:BR", "agency:BR"],
        ),
        (
            Action::SeeRequest(brazil, Visibility::Parties),
            &["coordinator", "country:BR", "agency:BR"],
        ),
        (Action::SeeProposals(brazil), &["coordinator", "observer", "country:BR", "agency:BR"]),
        (Action::SeeReview, &["coordinator", "observer"]),
        (Action::Decide, &["coordinator"]),
        (Action::ConsentAsRecipient(brazil), &["country:BR", "agency:BR"]),
        (Action::ConsentAsProvider(br), &["country:BR"]),
        (Action::ConsentAsProvider(isdb), &["institution:ISDB"]),
        (Action::Import, &["coordinator"]),
        (Action::ReadLog, &["coordinator", "observer"]),
    ];
    for (action, allowed) in table {
        for who in people {
            let person: Option<Person> = who.parse().ok();
            assert_eq!(can(person.as_ref(), action), allowed.contains(&who), "{who:?} {action:?}");
        }
    }
    for action in [Action::ActFor, Action::ChangeProgramme] {
        assert!(
            people
                .iter()
                .all(|who| can(who.parse().ok().as_ref(), action) == (*who == "coordinator"))
        );
    }
}

/// The pages, and one form that only somebody who has signed in may send.
fn with_a_form() -> Visitor {
    let app = app();
    let close = |_: Acting, input: Input| async move { input.raw.to_string() };
    let router = Router::new().route("/things/{id}/close", post(close)).with_state(app.clone());
    Visitor::new(router.merge(bind(&app).router), &app)
}

/// The values of the hidden fields of that name, as a browser would send them.
fn hidden(html: &str, name: &str) -> Vec<String> {
    let begins = format!("<input type=\"hidden\" name=\"{name}\" value=\"");
    let values = html.split(&begins).skip(1).filter_map(|rest| rest.split('"').next());
    let plain = |value: &str| {
        let value = value.replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<");
        value.replace("&#62;", ">").replace("&#38;", "&")
    };
    values.map(plain).collect()
}

#[tokio::test]
async fn a_form_that_nobody_sends_is_kept_until_somebody_signs_in() {
    let visitor = with_a_form().speaking("es");
    let words = "Dos líneas\r\ncon \"comillas\" & <signos>";
    let form = [("reason", words), ("areas", "13020"), ("areas", "140"), ("_command", "w-1")];
    let asked = visitor.post("/things/a/close", &form).await;
    assert_eq!(asked.status, 401);
    assert!(asked.text.contains("Lo que escribió se conserva"), "{}", asked.text);
    assert!(!asked.text.contains("Ayni-Act-As"), "{}", asked.text);
    let (to, sent) = (hidden(&asked.text, "to"), hidden(&asked.text, "sent"));
    assert_eq!(to, ["/things/a/close"]);
    // A sign-in that says too little keeps it as well.
    let kept = [("to", to[0].as_str()), ("sent", &sent[0])];
    let again = visitor.post("/sign-in", &kept).await;
    assert_eq!((again.status, hidden(&again.text, "sent")), (422, sent.clone()));
    let signed = [&kept[..], &[("role", "country"), ("country", "BR")]].concat();
    let signed = visitor.post("/sign-in", &signed).await;
    assert_eq!(signed.status, 200);
    let cookies = signed.headers.get_all("set-cookie").iter().map(|it| it.to_str().unwrap());
    assert!(cookies.into_iter().any(|cookie| cookie.starts_with("who=country%3ABR; ")));
    assert!(signed.text.contains("<form method=\"post\" action=\"/things/a/close\" id=\"form\">"));
    // In another language both pages still have it.
    assert!(asked.text.contains("formaction=\"/sign-in?lang=fr\""), "{}", asked.text);
    assert!(signed.text.contains("formaction=\"/things/a/close?lang=fr\""), "{}", signed.text);
    let french = [&kept[..], &[("_unsent", "1"), ("role", "country"), ("country", "BR")]].concat();
    let french = visitor.post("/sign-in?lang=fr", &french).await;
    assert_eq!((french.status, hidden(&french.text, "sent")), (200, sent.clone()));
    assert!(french.text.contains("value=\"country\" checked"), "{}", french.text);
    assert!(french.text.contains("value=\"BR\" selected"), "{}", french.text);
    assert!(signed.text.contains("Punto focal nacional, Brasil"), "{}", signed.text);
    let offered = |name| hidden(&signed.text, name);
    assert_eq!(offered("reason"), [words]);
    assert_eq!(
        (offered("areas"), offered("_command")),
        (vec!["13020".to_owned(), "140".to_owned()], vec!["w-1".to_owned()],)
    );
    let taken = visitor.acting_as("country:BR").post("/things/a/close", &form).await;
    assert!(taken.text.contains(words), "{}", taken.text);
}

#[tokio::test]
async fn whoever_cannot_be_kept_waiting_is_told_how_to_sign_in() {
    let visitor = with_a_form();
    // More than any form of ours holds: it is not kept, and the page says how to keep it.
    let page = visitor.post("/things/a/close", &[("reason", &"x".repeat(400_000))]).await;
    assert_eq!(page.status, 401);
    assert!(page.text.contains("go back in your browser"), "{}", page.text);
    assert!(page.text.contains("href=\"/sign-in?next=%2Fthings%2Fa%2Fclose\""), "{}", page.text);
    assert!(!page.text.contains("Ayni-Act-As"), "{}", page.text);
    let program = visitor.with("accept", "application/json").post("/things/a/close", &[]).await;
    assert_eq!((program.status, program.header("www-authenticate")), (401, "Ayni-Act-As"));
    assert!(program.text.contains("Ayni-Act-As"), "programs are told of the header");
}

#[tokio::test]
async fn what_is_kept_is_sent_to_pages_of_this_site_only() {
    let visitor = own_pages();
    for to in ["https://evil.example", "//evil.example/x", "javascript:x", "/"] {
        let form = [("role", "observer"), ("to", to), ("sent", "a=b"), ("next", "/review")];
        let answer = visitor.post("/sign-in", &form).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/review"), "{to}");
    }
}
