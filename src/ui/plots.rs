//! Plots, drawn on the server: readable without colour, script or mouse, and each with its numbers as a table.
//!
//! The drawing is stretched to the width of the page, and its words stand around it as text, so that they are as
//! large on a phone as anywhere. It is hidden from screen readers, who hear the caption and read the table.

use maud::{Markup, html};

use super::Locale;

/// How high a drawing is, in its own units; it is as wide as it has points.
const HEIGHT: i64 = 100;

/// A number at a moment.
pub struct Point {
    /// The moment, in words.
    pub at: String,
    pub value: i64,
}

/// A number over time.
pub struct Plot<'a> {
    pub caption: &'a str,
    /// What the moments are, as the head of a column.
    pub moments: &'a str,
    /// What the numbers are.
    pub values: &'a str,
    /// The points, the first moment first.
    pub points: &'a [Point],
}

/// A column for each moment.
pub fn columns(locale: &Locale, plot: &Plot<'_>) -> Markup {
    let scale = Scale::of(plot.points);
    let drawn = html! {
        @for (at, point) in plot.points.iter().enumerate() {
            @let (top, bottom) = (scale.height(point.value.max(0)), scale.height(point.value.min(0)));
            @if top < bottom { rect x=(format!("{at}.1")) y=(top) width="0.8" height=(bottom - top) {} }
        }
    };
    figure(locale, plot, scale, &drawn)
}

/// A line that rises and falls, filled below.
pub fn area(locale: &Locale, plot: &Plot<'_>) -> Markup {
    let scale = Scale::of(plot.points);
    let step = |(at, point): (usize, &Point)| {
        format!("{}{at}.5 {} ", if at == 0 { 'M' } else { 'L' }, scale.height(point.value))
    };
    let line: String = plot.points.iter().enumerate().map(step).collect();
    let floor = scale.height(0);
    let last = plot.points.len().saturating_sub(1);
    let drawn = html! {
        path.below d={ (line) "L" (last) ".5 " (floor) " L0.5 " (floor) " Z" } {}
        path.line d=(line) {}
    };
    figure(locale, plot, scale, &drawn)
}

fn figure(locale: &Locale, plot: &Plot<'_>, scale: Scale, drawn: &Markup) -> Markup {
    let width = plot.points.len().max(1);
    let middle = plot.points.get(width / 2).filter(|_| width > 2);
    html! {
        figure.plot {
            figcaption { (plot.caption) }
            p aria-hidden="true" { (locale.words.number(scale.most)) }
            svg viewBox={ "0 0 " (width) " " (HEIGHT) } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                (drawn)
                line.zero x1="0" x2=(width) y1=(scale.height(0)) y2=(scale.height(0)) {}
            }
            @if scale.least < 0 { p aria-hidden="true" { (locale.words.number(scale.least)) } }
            div.axis aria-hidden="true" {
                @for point in [plot.points.first(), middle, plot.points.last().filter(|_| width > 1)].into_iter().flatten() {
                    span { (point.at) }
                }
            }
            details {
                summary { (locale.say("plot-table")) }
                table {
                    thead { tr { th scope="col" { (plot.moments) } th scope="col" { (plot.values) } } }
                    tbody {
                        @for point in plot.points.iter().rev() {
                            tr { th scope="row" { (point.at) } td { (locale.words.number(point.value)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A part of a whole.
pub struct Part {
    pub name: Markup,
    pub value: i64,
}

/// Parts of a whole, as a table whose rows are drawn too: `of` names the parts, `values` what is counted.
pub fn parts(locale: &Locale, caption: &str, (of, values): (&str, &str), parts: &[Part]) -> Markup {
    let most = parts.iter().map(|part| part.value).max().unwrap_or_default().max(1);
    html! {
        table.parts {
            caption { (caption) }
            thead { tr { th scope="col" { (of) } th scope="col" { (values) } td {} } }
            tbody {
                @for part in parts {
                    tr {
                        th scope="row" { (part.name) }
                        td { (locale.words.number(part.value)) }
                        td {
                            svg viewBox={ "0 0 " (most) " 1" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                                rect width=(part.value) height="1" {}
                            }
                        }
                    }
                }
            }
        }
    }
}

/// From numbers to heights.
#[derive(Clone, Copy)]
struct Scale {
    least: i64,
    most: i64,
}

impl Scale {
    /// Zero is always in it: a column that begins elsewhere lies about its height.
    fn of(points: &[Point]) -> Self {
        let values = || points.iter().map(|point| point.value);
        Self {
            least: values().min().unwrap_or_default().min(0),
            most: values().max().unwrap_or_default().max(1),
        }
    }

    /// How far below the top a number is drawn.
    fn height(self, value: i64) -> i64 {
        HEIGHT * (self.most - value) / (self.most - self.least)
    }
}
