//! Empty: the SQL of moderation is in the `store` of each feature.
