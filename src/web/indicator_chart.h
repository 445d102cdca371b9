// Indicator charts: the targets of an indicator as a stepped line and its figures as bars, drawn by the server.
#pragma once
#include "render/values.h"
#include "service/indicators.h"

namespace web {

/// The chart for the template indicator_chart.html: bars, bands (of range targets), steps and way (paths), ticks,
/// years, labels, and in words all that is drawn. Nothing where the indicator has neither figure nor target to draw.
///
/// What is drawn differs by shape, not by colour alone; bars stand on zero.
std::optional<render::Values> chart_of(const service::IndicatorSheet& sheet);

/// The same without scale and words, as small as a line of a table; for indicator_spark.html.
std::optional<render::Values> spark_of(const service::IndicatorSheet& sheet);

}  // namespace web
