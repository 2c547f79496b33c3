//! Follows the log and keeps the shortlist of every open request.
