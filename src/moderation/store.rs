//! All SQL of moderation, a file for each thing that it keeps.
