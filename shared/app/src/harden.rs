//! What stands between the network and the pages: limits, headers, a net under panics.

use std::{any::Any, net::IpAddr, time::Duration};

use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{self, HeaderName, HeaderValue, StatusCode, header, uri::Authority},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::{CsrfLayer, ProtectionError},
    request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::{
    App,
    arrival::{Patience, arrived_whole},
    config::Limits,
    dress::{REQUEST_ID, dress},
    ids,
    input::BodyLimit,
    once::one_wish_a_key,
    problem::{Kind, Problem},
    unsent::keep_unsent,
};

/// Only our own styles, forms and images; no scripts but our own, no frames.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// How many times what is allowed is read of a body before its sender is cut off.
pub(crate) const READ_ON: usize = 8;

/// The router as it may meet the network.
pub fn harden(router: Router, app: &App, limits: &Limits) -> Router {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    let slow = Duration::from_secs(limits.request_seconds);
    let patience = Patience { within: slow * 5 / 6, bytes: limits.body_kib * 1024 * READ_ON };
    let router = router
        .layer(from_fn_with_state(app.clone(), one_wish_a_key))
        .layer(from_fn_with_state(app.clone(), keep_unsent))
        // A body that is somewhat too large is read to its end all the same: whoever is cut off while
        // sending sees a broken connection, not the answer.
        .layer(Extension(BodyLimit(limits.body_kib * 1024)))
        .layer(DefaultBodyLimit::max(limits.body_kib * 1024 * READ_ON))
        .layer(from_fn_with_state(patience, arrived_whole))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, slow))
        .layer(CatchPanicLayer::custom(caught))
        .layer(CsrfLayer::new().with_rejection_response(cross_site))
        .layer(from_fn_with_state(app.clone(), only_here));
    let mut router = dress(router, app).layer(CompressionLayer::new());
    for (name, value) in headers {
        let value = HeaderValue::from_static(value);
        // A page that needs another policy, such as the one that shows the API, sets its own.
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    let request_id = HeaderName::from_static(REQUEST_ID);
    router
        .layer(TraceLayer::new_for_http())
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(SetRequestIdLayer::new(request_id, FreshIds(app.clone())))
}

/// A panic is a fault of ours: the reader gets an apology, the log gets the words.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
fn caught(panic: Box<dyn Any + Send + 'static>) -> Response {
    let words = panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "a panic without words".to_owned());
    Problem::internal("answering a request", words).into_response()
}

/// While people are believed without proof, only pages that came from this machine may ask: a page
/// elsewhere can point a name of its own at it, but its browser still says that name.
async fn only_here(State(app): State<App>, request: Request, next: Next) -> Response {
    let named = request.uri().authority().map(Authority::as_str);
    let named = named.or_else(|| request.headers().get(header::HOST)?.to_str().ok());
    if app.identity.safe_on_open_networks() || named.is_none_or(is_this_machine) {
        next.run(request).await
    } else {
        Problem::new(Kind::CrossSite).into_response()
    }
}

/// Whether `host` or `host:port` is a name of the machine itself.
fn is_this_machine(named: &str) -> bool {
    let Ok(authority) = named.parse::<Authority>() else { return false };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

fn cross_site(_: ProtectionError) -> Response {
    Problem::new(Kind::CrossSite).into_response()
}

#[derive(Clone)]
struct FreshIds(App);

impl MakeRequestId for FreshIds {
    fn make_request_id<B>(&mut self, _: &http::Request<B>) -> Option<RequestId> {
        let id = ids::fresh(self.0.clock.now()).to_string();
        HeaderValue::try_from(id).ok().map(RequestId::new)
    }
}
