//! Renders the API documentation as a page.

use maud::{Markup, html};
use serde_json::Value;

use crate::ui::{Locale, Page, Robots, layout};

/// The page, made from the OpenAPI document. It is in English, because the field names are.
pub fn interface(locale: &Locale, document: &Value) -> Markup {
    let info = &document["info"];
    let empty = serde_json::Map::new();
    let paths = document["paths"].as_object().unwrap_or(&empty);
    let schemas = document["components"]["schemas"].as_object().unwrap_or(&empty);
    let title = text(info, "title");
    let body = html! {
        article.prose.interface lang="en" dir="ltr" {
            h1 { (title) }
            p { (words(info, "description")) }
            p { a href="/api/openapi.json" { "openapi.json" } " – the same for programs (OpenAPI " (text(document, "openapi")) ")" }
            @for (path, item) in paths {
                @let operation = &item["get"];
                section aria-labelledby=(text(operation, "operationId")) {
                    h2 #(text(operation, "operationId")) { (text(operation, "summary")) }
                    p { code { "GET " (path) } }
                    p { (words(operation, "description")) }
                    (parameters(operation))
                    (responses(operation))
                }
            }
            section aria-labelledby="schemas" {
                h2 #schemas { "What the answers are made of" }
                @for (name, schema) in schemas { (described(name, schema)) }
            }
        }
    };
    layout(&Page {
        locale,
        title,
        description: None,
        robots: Robots::Index,
        languages: vec![],
        head: html! {},
        body,
    })
}

fn text<'a>(of: &'a Value, field: &str) -> &'a str {
    of[field].as_str().unwrap_or_default()
}

/// The object with the description of a parameter: the parameter itself, or its schema.
fn parameter_of(parameter: &Value) -> &Value {
    if parameter["description"].is_null() { &parameter["schema"] } else { parameter }
}

/// Text of the document, which is Markdown: text between backticks is code.
fn words(of: &Value, field: &str) -> Markup {
    html! {
        @for (at, piece) in text(of, field).split('`').enumerate() {
            @if at % 2 == 0 { (piece) } @else { code { (piece) } }
        }
    }
}

fn parameters(operation: &Value) -> Markup {
    let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
    html! {
        dl.facts {
            @for parameter in parameters {
                dt { code { (text(parameter, "name")) } }
                dd { (words(parameter_of(parameter), "description")) @if parameter["required"] != true { " (optional)" } }
            }
        }
    }
}

fn responses(operation: &Value) -> Markup {
    let empty = serde_json::Map::new();
    let responses = operation["responses"].as_object().unwrap_or(&empty);
    html! {
        ul {
            @for (status, response) in responses {
                @let kinds = response["content"].as_object().map(|content| content.keys().cloned().collect::<Vec<_>>().join(", "));
                li {
                    code { (status) } " " (words(response, "description"))
                    @if let Some(kinds) = kinds { " · " code { (kinds) } }
                }
            }
        }
    }
}

fn described(name: &str, schema: &Value) -> Markup {
    let empty = serde_json::Map::new();
    let fields = schema["properties"].as_object().unwrap_or(&empty);
    html! {
        h3 { (name) }
        @if !text(schema, "description").is_empty() { p { (words(schema, "description")) } }
        dl.facts {
            @for (field, of) in fields {
                dt { code { (field) } }
                dd { (words(of, "description")) }
            }
        }
    }
}
