//! What the network meets: limits, headers, problems of every kind.

use std::{convert::Infallible, error::Error, fmt, time::Duration};

use app::{
    App, Input, Page, Problem, Versioned, bind,
    config::Limits,
    harden,
    page::see_other,
    problem::Kind,
    testing::{Visitor, app},
};
use axum::{
    Router,
    body::Body,
    http::Request,
    routing::{get, post},
};
use domain::Message;
use event_store::Position;
use futures_util::StreamExt;
use tower::ServiceExt;

fn own_pages() -> Visitor {
    let app = app();
    Visitor::new(bind(&app).router, &app)
}

/// A router that does what no good service does.
fn clumsy() -> (Visitor, App) {
    let app = app();
    let router = Router::new()
        .route("/api/v1/panics", get(|| async { panic!("out of ideas") as &'static str }))
        .route(
            "/api/v1/fails",
            get(|| async { Err::<&str, _>(Problem::internal("looking for it", Outer)) }),
        )
        .route(
            "/fails",
            get(|| async { Err::<&str, _>(Problem::internal("looking for it", Outer)) }),
        )
        .route("/api/v1/echo", post(|input: Input| async move { input.raw.to_string() }))
        .route("/api/v1/at", get(|| async { Versioned(Position(12), "twelve") }))
        .route("/api/v1/slow", get(|| tokio::time::sleep(Duration::from_mins(1))))
        .route("/moved", get(|| async { see_other("/", "notice-signed-in") }))
        .merge(bind(&app).router);
    (Visitor::new(router, &app), app)
}

#[derive(Debug)]
struct Outer;

impl fmt::Display for Outer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("secret of the outer")
    }
}

impl Error for Outer {}

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    for address in
        ["/no-such-page", "/api/v1/panics", "/assets/app.css", "/assets/icon.svg", "/sign-in"]
    {
        let answer = clumsy().0.get(address).await;
        assert!(
            answer.header("content-security-policy").contains("frame-ancestors 'none'"),
            "{address}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{address}");
        assert!(!answer.header("x-request-id").is_empty(), "{address}");
    }
}

#[tokio::test]
async fn an_address_or_method_that_does_not_exist_is_told_in_both_ways() {
    let (visitor, _) = clumsy();
    let page = visitor.clone().speaking("es").get("/nada").await;
    assert_eq!((page.status, page.header("content-language")), (404, "es"));
    assert!(page.text.contains("<h1>Aquí no hay nada</h1>"), "{}", page.text);
    let problem = visitor.get("/api/v1/nothing").await;
    assert_eq!(
        (problem.status, problem.value()["type"].as_str()),
        (404, Some("/problems/not-found"))
    );
    let method = visitor.get("/api/v1/echo").await;
    assert_eq!((method.status, method.header("allow")), (405, "POST"));
    assert_eq!(method.value()["type"], "/problems/method");
    let elsewhere = visitor.with("accept", "application/json").get("/nada").await;
    assert_eq!(elsewhere.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn a_failure_of_ours_is_apologised_for_and_gives_nothing_away() {
    let (visitor, _) = clumsy();
    for address in ["/api/v1/panics", "/api/v1/fails", "/fails"] {
        let answer = visitor.clone().with("x-request-id", "r-1").get(address).await;
        assert_eq!(answer.status, 500, "{address}");
        assert!(answer.text.contains("sorry") && answer.text.contains("r-1"), "{}", answer.text);
        assert!(
            !answer.text.contains("secret") && !answer.text.contains("ideas"),
            "{}",
            answer.text
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_that_takes_too_long_is_given_up() {
    let (visitor, _) = clumsy();
    let answer = visitor.get("/api/v1/slow").await;
    assert_eq!(
        (answer.status, answer.value()["type"].as_str()),
        (503, Some("/problems/unavailable"))
    );
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_arrive_is_told_to_its_sender_and_not_blamed_on_the_records() {
    let app = app();
    let router = Router::new().route("/api/v1/echo", post(|_: Input| async { "heard" }));
    let router = harden(router, &app, &Limits::default());
    let begun = futures_util::stream::iter([Ok::<_, Infallible>("{\"a\"")]);
    let body = Body::from_stream(begun.chain(futures_util::stream::pending()));
    let request = Request::post("/api/v1/echo").header("content-type", "application/json");
    let answer = router.oneshot(request.body(body).unwrap()).await.unwrap();
    assert_eq!(answer.status(), 408);
    let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
    assert!(String::from_utf8_lossy(&body).contains("/problems/slow"), "{body:?}");
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_named_problems() {
    let (visitor, _) = clumsy();
    let large = format!("{{\"a\":\"{}\"}}", "x".repeat(2_000_000));
    let json = Some("application/json");
    let form = Some("application/x-www-form-urlencoded");
    let table: [(Option<&str>, &[u8], u16, &str); 9] = [
        (json, large.as_bytes(), 413, "too-large"),
        (form, large.as_bytes(), 413, "too-large"),
        (json, b"{\"a\":", 400, "malformed"),
        (json, b"\xff\xfe", 400, "malformed"),
        (form, b"a=%ff", 400, "malformed"),
        (Some("text/csv"), b"a,b", 415, "media-type"),
        (Some("application/xml"), b"<a/>", 415, "media-type"),
        (None, b"{}", 415, "media-type"),
        (Some("application/jsonp"), b"{}", 415, "media-type"),
    ];
    for (media_type, body, status, kind) in table {
        let answer =
            visitor.send("POST", "/api/v1/echo", media_type, Body::from(body.to_vec())).await;
        assert_eq!(answer.status, status, "{media_type:?} {}", answer.text);
        assert_eq!(answer.value()["type"], format!("/problems/{kind}"), "{media_type:?}");
    }
    for media_type in
        ["application/json; charset=utf-8", "application/merge-patch+json", "APPLICATION/JSON"]
    {
        let answer =
            visitor.send("POST", "/api/v1/echo", Some(media_type), "{\"a\":1}".into()).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, "{a: 1}"), "{media_type}");
    }
    assert_eq!(visitor.send("POST", "/api/v1/echo", None, Body::empty()).await.text, "{}");
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let (visitor, _) = clumsy();
    let foreign = visitor.clone().with("sec-fetch-site", "cross-site");
    let refused = foreign.post("/sign-in", &[("role", "coordinator")]).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text.contains("came from another site"), "{}", refused.text);
    let origin = visitor.with("origin", "https://evil.example").with("host", "localhost:8642");
    assert_eq!(origin.post("/api/v1/echo", &[]).await.value()["type"], "/problems/cross-site");
}

#[tokio::test]
async fn an_unchanged_answer_is_not_sent_again() {
    let (visitor, _) = clumsy();
    let first = visitor.get("/api/v1/at").await;
    assert_eq!(
        (first.status, first.header("etag"), first.text.as_str()),
        (200, "\"12\"", "twelve")
    );
    for known in ["\"12\"", "W/\"12\"", "\"3\", \"12\"", "*"] {
        let answer = visitor.clone().with("if-none-match", known).get("/api/v1/at").await;
        assert_eq!(
            (answer.status, answer.text.as_str(), answer.header("etag")),
            (304, "", "\"12\""),
            "{known}"
        );
    }
    for other in ["\"11\"", "12", "nonsense"] {
        assert_eq!(
            visitor.clone().with("if-none-match", other).get("/api/v1/at").await.status,
            200,
            "{other}"
        );
    }
}

#[tokio::test]
async fn the_reader_s_choice_of_language_is_kept() {
    let visitor = own_pages();
    let chosen = visitor.get("/sign-in?lang=pt").await;
    assert!(chosen.text.contains("Cooperação entre iguais"), "{}", chosen.text);
    assert!(chosen.header("set-cookie").starts_with("lang=pt; "));
    let later = visitor.clone().with("cookie", "lang=pt").speaking("fr").get("/sign-in").await;
    assert_eq!(later.header("content-language"), "pt");
    // The switch leads back to the same page, with the rest of its query.
    let page = visitor.get("/sign-in?next=%2Freview&lang=es").await;
    assert!(page.text.contains("href=\"/sign-in?next=%2Freview&#38;lang=fr\""), "{}", page.text);
}

#[tokio::test]
async fn each_kind_of_problem_has_a_page_in_each_language() {
    let visitor = own_pages();
    for language in ["en", "es", "pt", "fr"] {
        for kind in Kind::ALL {
            let page =
                visitor.clone().speaking(language).get(&format!("/problems/{}", kind.slug())).await;
            assert_eq!(page.status, 200);
        }
    }
    assert_eq!(visitor.get("/problems/toothache").await.status, 404);
}

#[tokio::test]
async fn pages_are_small_and_the_styles_are_kept_for_long() {
    let visitor = own_pages();
    for address in ["/sign-in", "/problems/rule"] {
        let page = visitor.clone().speaking("fr").get(address).await;
        assert!(page.text.len() < 60_000, "{address}: {} bytes", page.text.len());
        let css =
            page.text.split("stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let styles = visitor.get(css).await;
        assert_eq!(
            (styles.status, styles.header("content-type")),
            (200, "text/css; charset=utf-8")
        );
        assert!(styles.header("cache-control").contains("immutable"));
        assert!(styles.text.len() < 10_000);
    }
}

#[tokio::test]
async fn what_is_written_into_a_page_is_text_and_never_markup() {
    let visitor = own_pages().acting_as("observer;name=<script>alert(1)</script>");
    let page = visitor.get("/?a='%22%3E%3Cscript%3E").await;
    assert!(!page.text.contains("<script"), "{}", page.text);
}

#[tokio::test]
async fn a_long_answer_is_compressed_for_those_who_can_read_it() {
    let app = app();
    let router = harden(bind(&app).router, &app, &Limits::default());
    let request =
        Request::get("/sign-in").header("accept-encoding", "gzip").body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip");
}

#[tokio::test]
async fn a_problem_says_more_where_there_is_more_to_say() {
    async fn stop(page: Page) -> Result<(), Problem> {
        let _ = page;
        Err(Problem::new(Kind::Stale)
            .because(Message::new("stale").with("expected", "3").with("actual", "5")))
    }
    let app = app();
    let visitor =
        Visitor::new(Router::new().route("/api/v1/stop", get(stop)).with_state(app.clone()), &app);
    let answer = visitor.speaking("fr").get("/api/v1/stop").await;
    assert_eq!(answer.status, 412);
    assert!(answer.value()["detail"].as_str().unwrap().contains("version 3"), "{}", answer.text);
}

#[tokio::test]
async fn a_name_that_others_point_at_this_machine_opens_nothing() {
    let (visitor, _) = clumsy();
    for host in ["localhost:8642", "127.0.0.1:8642", "[::1]:8642", "LOCALHOST"] {
        assert_eq!(visitor.clone().with("host", host).get("/sign-in").await.status, 200, "{host}");
    }
    for host in ["evil.example:8642", "localhost.evil.example", "192.168.1.2", "", "a b"] {
        assert_eq!(visitor.clone().with("host", host).get("/sign-in").await.status, 403, "{host}");
    }
}

#[tokio::test]
async fn the_address_that_a_form_is_sent_to_leads_to_the_page_above_it() {
    let app = app();
    let router = Router::new()
        .route("/things/{id}/close", post(|| async { "closed" }))
        .merge(bind(&app).router);
    let visitor = Visitor::new(router, &app);
    let asked = visitor.get("/things/a/close?lang=fr").await;
    assert_eq!((asked.status, asked.header("location")), (303, "/things/a?lang=fr"));
    let first = visitor.get("/sign-out").await;
    assert_eq!((first.status, first.header("location")), (303, "/"));
    let program = visitor.with("accept", "application/json").get("/things/a/close").await;
    assert_eq!(program.value()["type"], "/problems/method");
}
