#include "web/account_view.h"

#include "web/digest_view.h"
#include "web/qr.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

std::string roles_in_words(const std::vector<people::Mandate>& mandates) {
  std::string words;
  for (const auto& mandate : mandates) words += (words.empty() ? "" : "; ") + std::string{words_for(mandate.role)};
  return words;
}

/// The mandates of the day in words, each with its agency.
std::string roles_of(const service::PersonLine& line, calendar::Day today) {
  std::string words;
  for (std::size_t i = 0; i < line.mandates.size(); ++i) {
    if (!line.mandates[i].period.holds(today)) continue;
    words += (words.empty() ? "" : "; ") + std::string{words_for(line.mandates[i].mandate.role)};
    if (!line.agencies[i].empty()) words += " " + line.agencies[i];
  }
  return words;
}

void put_factor(Values& values, const service::Visitor& visitor, const service::SecondFactor& factor) {
  const bool waits = !factor.waiting.empty();
  values.flag("factor_wanted", visitor.must_add_factor).flag("factor_on", factor.is_on).flag("factor_waits", waits);
  values.flag("factor_off", !factor.is_on && !waits).number("recovery_left", factor.recovery_left);
  if (!waits) return;
  const auto drawn = qr_code(service::key_uri(visitor.person, factor.waiting));
  values.text("factor_key", factor.waiting).number("qr_width", drawn.width).text("qr_path", drawn.path);
}

}  // namespace

Values sign_in_page(const SignInDraft& draft, const std::vector<service::PersonLine>& demo, calendar::Day today,
                    const std::string& token, std::string notice) {
  Values values;
  values.text("title", "Đăng nhập").text("token", token).text("notice", std::move(notice));
  values.text("email", draft.email)
      .text("next", draft.next)
      .text("problem", draft.problem ? draft.problem->detail : "");
  Values::List people;
  for (const auto& line : demo) {
    const auto roles = roles_of(line, today);
    if (roles.empty() || !line.has_password) continue;
    Values row;
    row.text("person_name", line.row.person.name).text("email", line.row.person.email).text("roles", roles);
    people.push_back(std::move(row));
  }
  values.flag("demo", !people.empty()).text("demo_password", service::demo_password);
  return std::move(values.list("demo_people", std::move(people)));
}

Values password_page(const people::Person& person, const std::string& link, const std::string& token,
                     const std::optional<base::Problem>& problem) {
  Values values;
  values.text("title", "Đặt mật khẩu").text("name", person.name).text("email", person.email).text("token", token);
  values.text("notice", "").text("link", link).text("problem", problem ? problem->detail : "");
  return values;
}

Values account_page(const service::Visitor& visitor, const std::vector<store::SessionRow>& sessions,
                    const service::SecondFactor& factor, std::optional<base::Instant> feed_made_at,
                    const std::vector<service::DigestChoice>& digests, const std::string& token,
                    const std::optional<base::Problem>& problem, std::string notice) {
  const auto& person = visitor.person;
  Values values;
  values.text("title", "Tài khoản của tôi").text("name", person.name).text("email", person.email);
  values.text("roles", roles_in_words(person.mandates)).text("token", token).text("notice", std::move(notice));
  values.text("problem", problem ? problem->detail : "");
  put_factor(values, visitor, factor);
  values.flag("feed", feed_made_at.has_value()).text("feed_made", feed_made_at ? in_words(*feed_made_at) : "");
  values.flag("any_digest", !digests.empty()).list("digests", choice_rows(digests));
  Values::List rows;
  for (const auto& session : sessions) {
    Values row;
    row.number("session", session.id).flag("is_this", session.id == visitor.session.id);
    row.text("address", session.address).text("agent", session.agent);
    row.text("started", in_words(session.started_at)).text("seen", in_words(session.seen_at));
    rows.push_back(std::move(row));
  }
  return std::move(values.list("sessions", std::move(rows)));
}

}  // namespace web
