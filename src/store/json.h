// JSON: nlohmann's value, compiled once for the house.
#pragma once
#include <nlohmann/json.hpp>

extern template class nlohmann::basic_json<>;
