//! What is scored, and by what: the two things that a caller of this crate describes.

use std::cmp::Ordering;

use crate::{
    affinity::{Affinity, Code},
    bound::Bounds,
    gates::Gates,
    sketch::{Sketch, Weights},
};

/// Whole points: the same on every machine.
pub type Points = i32;

/// Offers and requests, what joins them, and what they are scored by.
///
/// A pair is scored only where [`gates`](Self::gates) of the offer has the request's
/// [`gate`](Self::gate), a code of the offer is kin to one of the request, and
/// [`admits`](Self::admits) says so.
pub trait Model: Send + Sync + Sized {
    /// All that scoring reads of an offer.
    type Offer: Send + Sync;
    /// All that scoring reads of a request.
    type Request: Send + Sync;
    /// A tuple of criteria, or a list of boxed ones.
    type Criteria: Criteria<Self>;

    /// What pairs are scored by. An offer's points are the sum over them.
    fn criteria(&self) -> &Self::Criteria;

    /// How near codes are to each other.
    fn affinity(&self) -> &Affinity;

    /// The codes of an offer, each once; without any it is never found.
    fn codes<'a>(&self, offer: &'a Self::Offer) -> &'a [Code];

    /// The codes of a request, each once, in the order of the shares of its shape.
    fn facets<'a>(&self, request: &'a Self::Request) -> &'a [Code];

    /// Which of [`shapes`](Self::shapes) a request has: requests of a shape weigh their codes alike.
    fn shape(&self, request: &Self::Request) -> usize;

    /// How many shapes there are.
    fn shapes(&self) -> usize;

    /// The most points that each of a request's codes can bring, by its place.
    ///
    /// What the criteria give for codes may never be more than the sum, over the request's codes, of
    /// the code's share times the affinity of the offer's nearest code. Where no criterion is about
    /// codes, the shares are 0.
    fn shares(&self, shape: usize) -> &[Points];

    /// The most points that codes can bring in any shape: the weight of the criterion that is about
    /// them, or 0.
    fn thematic_weight(&self) -> Points;

    /// The gate of a request.
    fn gate(&self, request: &Self::Request) -> u8;

    /// The gates that an offer lets through; none where it is closed.
    fn gates(&self, offer: &Self::Offer) -> Gates;

    /// How many gates there are, at most 256.
    fn gate_count(&self) -> usize;

    /// Whether a pair that gates and codes join comes into question.
    fn admits(&self, request: &Self::Request, offer: &Self::Offer) -> bool;

    /// Which of two offers with equal points comes first; where it says `Equal`, the smaller slot.
    fn tie(&self, one: &Self::Offer, other: &Self::Offer) -> Ordering;

    /// Asks with [`prefetch`](crate::prefetch) for what costly criteria will soon read of an offer.
    fn prepare(&self, _offer: &Self::Offer) {}

    /// The same, of a request.
    fn prepare_request(&self, _request: &Self::Request) {}

    /// Offers with near keys are kept together, so that whole blocks can be passed over.
    fn neighbourhood(&self, _offer: &Self::Offer) -> u64 {
        0
    }
}

/// One way in which an offer can suit a request.
///
/// [`weight`](Self::weight) and [`points`](Self::points) are all that it needs. The rest makes it
/// fast: it keeps a few bytes about each offer and each request, and says what they cost.
pub trait Criterion<M: Model>: Send + Sync {
    /// The most that it gives.
    fn weight(&self) -> Points;

    /// What it gives, `0..=weight`.
    fn points(&self, request: &M::Request, offer: &M::Offer) -> Points;

    /// Whether points cost so much to find that a ceiling is asked for first.
    fn is_costly(&self) -> bool {
        false
    }

    /// The most that a costly criterion can give this pair, found cheaply. Not asked for where it is
    /// sketched.
    fn ceiling(&self, _request: &M::Request, _offer: &M::Offer) -> Points {
        self.weight()
    }

    /// How many bytes it keeps about an offer.
    fn offer_columns(&self) -> usize {
        0
    }

    /// Fills in those bytes.
    fn describe_offer(&self, _offer: &M::Offer, _columns: &mut [u8]) {}

    /// Says for each value of those bytes what such an offer loses at least.
    fn bound_offers(&self, _request: &M::Request, _bounds: &mut Bounds<'_>) {}

    /// Whether neighbours, see [`Model::neighbourhood`], have near values in its first column: whole
    /// blocks are passed over by the least and the greatest of them. Only the first that says so is
    /// asked.
    fn is_spanned(&self) -> bool {
        false
    }

    /// How many bytes it keeps about a request.
    fn request_columns(&self) -> usize {
        0
    }

    /// Fills in those bytes.
    fn describe_request(&self, _request: &M::Request, _columns: &mut [u8]) {}

    /// Says for each value of those bytes what the offer loses at least with such a request.
    fn bound_requests(&self, _offer: &M::Offer, _bounds: &mut Bounds<'_>) {}

    /// Whether it keeps a sketch of each offer and each request, which tells more than its bytes. Only
    /// the first that does is asked for it.
    fn is_sketched(&self) -> bool {
        false
    }

    /// What it keeps about an offer.
    fn sketch_offer(&self, _offer: &M::Offer) -> Sketch {
        Sketch::default()
    }

    /// Says what each mark of an offer's sketch can bring.
    fn weigh_offers(&self, _request: &M::Request, _weights: &mut Weights) {}

    /// What it keeps about a request.
    fn sketch_request(&self, _request: &M::Request) -> Sketch {
        Sketch::default()
    }

    /// Says what each mark of a request's sketch can bring.
    fn weigh_requests(&self, _offer: &M::Offer, _weights: &mut Weights) {}
}

/// Several criteria as one: a tuple of up to 16, or a list of boxed ones.
pub trait Criteria<M: Model>: Send + Sync {
    /// Hands over each criterion in turn.
    fn each<'a>(&'a self, take: &mut dyn FnMut(&'a dyn Criterion<M>));

    /// What a pair has for certain, and the most that it can have; `None` where that is less than
    /// `floor`, as far as that can be told sooner.
    fn rough(&self, request: &M::Request, offer: &M::Offer, floor: Points) -> Option<Rough>;

    /// The points of a pair, from what it has for certain; `None` where they are fewer than `floor`.
    fn finish(
        &self,
        request: &M::Request,
        offer: &M::Offer,
        rough: Rough,
        floor: Points,
    ) -> Option<Points>;

    /// The points of a pair; `None` where they are fewer than `floor`.
    fn score(&self, request: &M::Request, offer: &M::Offer, floor: Points) -> Option<Points> {
        let rough = self.rough(request, offer, floor).filter(|rough| rough.most >= floor)?;
        self.finish(request, offer, rough, floor)
    }

    /// The most points that a pair can have.
    fn most(&self) -> Points {
        let mut most = 0;
        self.each(&mut |criterion| most += criterion.weight());
        most
    }
}

/// What is known of a pair before anything costly is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rough {
    /// What it has of criteria that are not costly.
    pub certain: Points,
    /// The most that it can have altogether.
    pub most: Points,
}

impl Rough {
    #[inline]
    fn add<M: Model, C: Criterion<M> + ?Sized>(
        self,
        criterion: &C,
        request: &M::Request,
        offer: &M::Offer,
    ) -> Self {
        if criterion.is_sketched() {
            Self { most: self.most + criterion.weight(), ..self }
        } else if criterion.is_costly() {
            Self { most: self.most + criterion.ceiling(request, offer), ..self }
        } else {
            let points = criterion.points(request, offer);
            Self { certain: self.certain + points, most: self.most + points }
        }
    }

    /// Replaces a costly criterion's ceiling by its points.
    #[inline]
    fn settle<M: Model, C: Criterion<M> + ?Sized>(
        self,
        criterion: &C,
        request: &M::Request,
        offer: &M::Offer,
    ) -> Self {
        if criterion.is_costly() || criterion.is_sketched() {
            let certain = self.certain + criterion.points(request, offer);
            Self { certain, ..self }
        } else {
            self
        }
    }
}

impl<M: Model> Criteria<M> for Vec<Box<dyn Criterion<M>>> {
    fn each<'a>(&'a self, take: &mut dyn FnMut(&'a dyn Criterion<M>)) {
        for criterion in self {
            take(&**criterion);
        }
    }

    fn rough(&self, request: &M::Request, offer: &M::Offer, _: Points) -> Option<Rough> {
        let all = self.iter();
        Some(all.fold(Rough::default(), |rough, one| rough.add(&**one, request, offer)))
    }

    fn finish(
        &self,
        request: &M::Request,
        offer: &M::Offer,
        rough: Rough,
        floor: Points,
    ) -> Option<Points> {
        let criteria = self.iter().map(AsRef::as_ref);
        let settled = criteria.fold(rough, |rough: Rough, criterion: &dyn Criterion<M>| {
            rough.settle(criterion, request, offer)
        });
        let points = settled.certain;
        (points >= floor).then_some(points)
    }
}

macro_rules! tuple {
    ($($name:ident)*) => {
        impl<M: Model, $($name: Criterion<M>),*> Criteria<M> for ($($name,)*) {
            #[expect(non_snake_case, reason = "a criterion is named like its type")]
            fn each<'a>(&'a self, take: &mut dyn FnMut(&'a dyn Criterion<M>)) {
                let ($($name,)*) = self;
                $(take($name);)*
            }

            #[expect(non_snake_case, reason = "a criterion is named like its type")]
            #[inline]
            fn rough(&self, request: &M::Request, offer: &M::Offer, _: Points) -> Option<Rough> {
                let ($($name,)*) = self;
                Some(Rough::default()$(.add($name, request, offer))*)
            }

            #[expect(non_snake_case, reason = "a criterion is named like its type")]
            #[inline]
            fn finish(
                &self,
                request: &M::Request,
                offer: &M::Offer,
                rough: Rough,
                floor: Points,
            ) -> Option<Points> {
                let ($($name,)*) = self;
                let points = rough$(.settle($name, request, offer))*.certain;
                (points >= floor).then_some(points)
            }
        }
    };
}

tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);
tuple!(A B C D E F G);
tuple!(A B C D E F G H);
tuple!(A B C D E F G H I);
tuple!(A B C D E F G H I J);
tuple!(A B C D E F G H I J K);
tuple!(A B C D E F G H I J K L);
tuple!(A B C D E F G H I J K L N);
tuple!(A B C D E F G H I J K L N O);
tuple!(A B C D E F G H I J K L N O P);
tuple!(A B C D E F G H I J K L N O P Q);
