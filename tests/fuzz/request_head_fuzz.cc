// Any bytes become a head, a refusal or a wish for more, and so do they as the parts of a form. What is read holds no
// control characters, stays in its bounds, and is read alike whatever follows it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "web/parts.h"
#include "web/query.h"
#include "web/request_head.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

bool has_line_end(std::string_view text) {
  return text.find_first_of(std::string_view{"\r\n\0", 3}) != std::string_view::npos;
}

void check(const web::RequestHead& head, std::string_view bytes) {
  demand(head.size <= bytes.size() && head.size <= web::longest_head + 2 && head.fields.size() <= web::most_headers);
  demand(bytes.substr(0, head.size).ends_with("\r\n\r\n"));
  demand(!head.method.empty() && !has_line_end(head.method) && !has_line_end(head.target) && !has_line_end(head.host));
  for (const auto& field : head.fields) demand(!field.name.empty() && !has_line_end(field.name + field.value));
  if (head.method == "GET") demand(head.target.starts_with('/') && !has_line_end(web::path_decoded(head.path())));
  const auto alone = web::head_in(bytes.substr(0, head.size));
  demand(alone && std::holds_alternative<web::RequestHead>(*alone));
  demand(!web::head_in(bytes.substr(0, head.size - 1)));
  for (const auto& [name, value] : web::parameters_in(head.target))
    demand(name.size() + value.size() <= head.target.size());
  if (const auto boundary = web::boundary_in(head.value("Content-Type"))) {
    demand(!boundary->empty() && !has_line_end(*boundary));
    const auto parts = web::parts_in(bytes.substr(head.size), *boundary);
    if (const auto* found = std::get_if<std::vector<web::Part>>(&parts))
      for (const auto& part : *found) demand(!part.field.empty() && !has_line_end(part.field));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const auto head = web::head_in(bytes);
  if (!head) {
    demand(bytes.size() < web::longest_head + 2);
  } else if (const auto* whole = std::get_if<web::RequestHead>(&*head)) {
    check(*whole, bytes);
  } else {
    demand(std::get<web::Refusal>(*head).status >= 400);
  }
  return 0;
}
