#include "web/query.h"

#include <algorithm>
#include <optional>

namespace web {
namespace {

std::optional<int> figure(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

/// The byte that two figures after a percent sign mean.
std::optional<char> byte_at(std::string_view figures) {
  if (figures.size() < 2) return std::nullopt;
  const auto high = figure(figures[0]), low = figure(figures[1]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high * 16 + *low);
}

/// plus: what a plus means
std::string decoded(std::string_view text, char plus) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = text[i] == '%' ? byte_at(text.substr(i + 1)) : std::nullopt;
    if (byte) i += 2;
    bytes += byte ? *byte : text[i] == '+' ? plus : text[i];
  }
  return bytes;
}

}  // namespace

std::string path_decoded(std::string_view path) { return decoded(path, '+'); }

Parameters parameters_in(std::string_view text) {
  Parameters parameters;
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = text.find('&', begin);
    if (end == std::string_view::npos) end = text.size();
    const auto pair = text.substr(begin, end - begin);
    const auto equals = pair.find('=');
    const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    if (!pair.empty()) parameters.emplace(decoded(pair.substr(0, equals), ' '), decoded(value, ' '));
    begin = end + 1;
  }
  return parameters;
}

}  // namespace web
