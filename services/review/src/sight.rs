//! Who may see what: the one table of rights, applied to requests and to what hangs on them.

use app::{
    Problem,
    identity::{Action, Person, can},
    problem::Kind,
};
use domain::{CooperationRequestId, PartnershipId, ProposalId, Provider, review::Party};

use crate::desk::{Case, Desk, was_endorsed};

/// Whether the reader may see the request.
pub(crate) fn request(desk: &Desk, reader: Option<&Person>, id: &CooperationRequestId) -> bool {
    let owner = desk.owner(id);
    owner.is_some_and(|(country, to)| can(reader, Action::SeeRequest(country, to)))
}

/// Whether the reader may see all that is proposed for the request: whoever may see the request and
/// reviews, or is the country that asks.
pub(crate) fn proposals(desk: &Desk, reader: Option<&Person>, id: &CooperationRequestId) -> bool {
    let owner = desk.owner(id);
    let reviews = owner.is_some_and(|(country, _)| can(reader, Action::SeeProposals(country)));
    reviews && request(desk, reader, id)
}

/// Whether the reader may see the proposal: as above, or because it was asked for its consent, which
/// nobody can give to what they may not see.
pub(crate) fn proposal(desk: &Desk, reader: Option<&Person>, id: &ProposalId) -> bool {
    let Some((of, ..)) = id.parties() else {
        return false;
    };
    let asked = || {
        desk.cases.get(id).is_some_and(was_endorsed)
            && desk.providers(id).into_iter().any(|it| speaks_for(reader, it))
    };
    proposals(desk, reader, &of) || (desk.asked(&of).is_some() && asked())
}

/// Whether the reader may see the partnership: a documented one everybody, a formed one whoever may
/// see its request, and its parties.
pub(crate) fn partnership(desk: &Desk, reader: Option<&Person>, id: &PartnershipId) -> bool {
    let Some(agreement) = desk.agreement(id) else {
        return desk.partnerships.contains_key(id);
    };
    let parties = &agreement.parties;
    request(desk, reader, &parties.request)
        || parties.givers().any(|giver| speaks_for(reader, giver.provider))
}

fn speaks_for(reader: Option<&Person>, provider: Provider) -> bool {
    can(reader, Action::ConsentAsProvider(provider))
}

/// What the reader needs the right to, to answer for that seat.
pub(crate) fn answering(party: Party, provider: Provider) -> Action {
    match (party, provider) {
        (Party::Recipient, Provider::Country(country)) => Action::ConsentAsRecipient(country),
        _ => Action::ConsentAsProvider(provider),
    }
}

/// The seats for which the reader speaks among those that a case asks.
pub(crate) fn seats(case: &Case, reader: Option<&Person>) -> Vec<Party> {
    let Some(parties) = case.asked() else {
        return vec![];
    };
    let speaks = |seat: &Party| {
        let provider = parties.at(*seat);
        provider.is_some_and(|provider| can(reader, answering(*seat, provider)))
    };
    parties.seats().filter(speaks).collect()
}

/// What somebody is told who may not see it: the same as if it were not there.
pub(crate) fn hidden(reader: Option<&Person>) -> Problem {
    match reader {
        None => Problem::new(Kind::SignIn),
        Some(_) => Problem::not_found(),
    }
}
