#include "service/voice.h"

#include "base/text.h"
#include "service/decided.h"
#include "store/agencies.h"

namespace service {

std::optional<base::Problem> changed_since(store::Connection& connection, base::DutyId duty,
                                           std::optional<std::int64_t> seen) {
  if (!seen || store::version_of(connection, "duty", base::number(duty)) <= *seen) return std::nullopt;
  return problem(
      "duty_changed",
      "Việc này vừa có người khác xử lý sau khi trang được mở. Nội dung đã ghi vẫn còn dưới đây, xin xem lại "
      "rồi gửi lại nếu vẫn cần.");
}

std::int64_t version_of(const Context& context, base::DutyId duty) {
  auto connection = context.pool.lease();
  return store::version_of(*connection, "duty", base::number(duty));
}

std::string name_of(store::Connection& connection, std::optional<base::PersonId> id) {
  if (!id) return {};
  const auto person = store::person(connection, *id);
  return person ? person->name : std::string{};
}

base::Result<Speaker> Speaker::of(store::Connection& connection, base::DutyId id, const Voice& voice,
                                  base::Instant now) {
  auto duty = store::duty(connection, id);
  if (!duty) return problem("no_such_duty", "Không có việc này. Xin mở lại từ danh sách nhiệm vụ.");
  const auto person = store::person_on(connection, voice.person, calendar::day_in_vietnam(now));
  if (!person) return problem("no_such_person", "Xin chọn người thực hiện trong danh sách.");
  if (!people::may_claim(*person, duty->agency))
    return problem("not_allowed", person->name + " không thuộc " + duty->agency_name +
                                      " nên không báo thay được. Xin để người của cơ quan này hoặc của Văn phòng báo.");
  if (auto changed = changed_since(connection, id, voice.seen)) return *changed;
  return Speaker{std::move(*duty), voice, now};
}

void Speaker::note(store::Connection& connection, std::string what, const nlohmann::json& before,
                   const nlohmann::json& after, std::string_view words) const {
  store::append(connection, {.at = at_,
                             .person = voice_.person,
                             .door = voice_.door,
                             .subject = "duty",
                             .number = base::number(duty_.id),
                             .what = std::move(what),
                             .old_json = before.dump(),
                             .new_json = after.dump(),
                             .reason = std::string{base::trimmed(words)}});
}

}  // namespace service
