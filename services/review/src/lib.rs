//! Where coordinators and parties decide on proposals.
