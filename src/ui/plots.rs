//! Charts, drawn on the server: readable without colour, script or mouse, and each with its numbers as a table.
//!
//! The drawing is stretched to the width of the page. Its labels are text outside of it, so that they have the
//! normal size also on a phone. It is hidden from screen readers, which read the caption and the table.

use maud::{Markup, html};

use super::Locale;

/// The height of a drawing, in its own units; its width is the number of its points.
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
    /// The column heading of the moments.
    pub moments: &'a str,
    /// The column heading of the numbers.
    pub values: &'a str,
    /// The points in chronological order.
    pub points: &'a [Point],
}

/// A bar for each moment.
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

/// A line, filled below.
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
pub struct PlotPart {
    pub name: Markup,
    pub value: i64,
}

/// Parts of a whole, as a table with a bar in each row: `of` is the heading of the parts, `values` that of the
/// numbers.
pub fn parts(locale: &Locale, caption: &str, (of, values): (&str, &str), parts: &[PlotPart]) -> Markup {
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

/// Converts numbers to heights.
#[derive(Clone, Copy)]
struct Scale {
    least: i64,
    most: i64,
}

impl Scale {
    /// Always includes zero: the height of a bar that does not begin at zero is misleading.
    fn of(points: &[Point]) -> Self {
        let values = || points.iter().map(|point| point.value);
        Self {
            least: values().min().unwrap_or_default().min(0),
            most: values().max().unwrap_or_default().max(1),
        }
    }

    /// The distance of a number from the top of the drawing.
    fn height(self, value: i64) -> i64 {
        HEIGHT * (self.most - value) / (self.most - self.least)
    }
}
