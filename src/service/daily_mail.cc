#include "service/daily_mail.h"

#include <algorithm>
#include <stdexcept>

#include "duty/changes.h"
#include "notify/daily.h"
#include "service/answers.h"
#include "service/calendar.h"
#include "service/digest_choices.h"
#include "service/digest_facts.h"
#include "service/mail_links.h"
#include "service/recipients.h"
#include "store/acknowledgements.h"
#include "store/agencies.h"
#include "store/digests.h"

namespace service {
namespace {

using schedule::DigestKind;

/// Whether the recipient speaks for the duty's agency; the office is told of any.
bool speaks_for(const people::Person& recipient, base::AgencyId agency) {
  return std::ranges::any_of(recipient.mandates,
                             [&](const auto& mandate) { return !mandate.agency || *mandate.agency == agency; });
}

/// Whether the duty's agency, for which the recipient speaks, has named a day meanwhile that is still to come.
bool rests(store::Connection& connection, const people::Person& recipient, const store::DutyRow& duty,
           base::Instant now) {
  const bool is_of_agency =
      std::ranges::all_of(recipient.mandates, [](const auto& each) { return each.agency.has_value(); });
  return is_of_agency &&
         schedule::rests(store::pauses_of(connection, duty.id), duty.owed_from, calendar::day_in_vietnam(now), now);
}

std::vector<base::AgencyId> agencies_of(const people::Person& person) {
  std::vector<base::AgencyId> agencies;
  for (const auto& mandate : person.mandates)
    if (mandate.agency && std::ranges::find(agencies, *mandate.agency) == agencies.end())
      agencies.push_back(*mandate.agency);
  return agencies;
}

/// The query of a digest for its recipient; nothing for whom it is not meant any more.
std::optional<DigestQuery> query_for(store::Connection& connection, const store::CarriedDigest& carried,
                                     const people::Person& recipient, base::Instant now) {
  if (!receives(recipient, carried.kind) || has_stopped(connection, recipient.id, carried.kind)) return std::nullopt;
  DigestQuery query{.kind = carried.kind, .period = carried.period, .agencies = {}, .day = {}, .since = {}};
  if (carried.kind == DigestKind::agency) {
    query.agencies = agencies_of(recipient);
    if (carried.agency) std::erase_if(query.agencies, [&](auto agency) { return agency != *carried.agency; });
    if (query.agencies.empty()) return std::nullopt;
  }
  query.since = store::last_digest(connection, carried.kind, recipient.id, carried.agency, now);
  return query;
}

std::vector<notify::Digest> digests_for(const Context& context, store::Connection& connection, base::MessageId message,
                                        const people::Person& recipient, base::Instant now) {
  std::vector<notify::Digest> digests;
  for (const auto& carried : store::digests_carried(connection, message)) {
    const auto query = query_for(connection, carried, recipient, now);
    if (!query) continue;
    auto told = digest(context, *query);
    if (!told) throw std::runtime_error{"digest " + carried.period + ": " + told.error().detail};
    if (carried.kind == DigestKind::agency && carried.occasion.empty() && notify::is_empty(*told)) continue;
    for (const auto agency : query->agencies)
      if (const auto row = store::agency(connection, agency)) told->about.push_back(row->name);
    told->stop_link = stop_link(context, recipient, {carried.kind}, now);
    digests.push_back(std::move(*told));
  }
  return digests;
}

void add_lines(const Context& context, store::Connection& connection, const calendar::WorkingDays& days,
               base::MessageId message, const people::Person& recipient, base::Instant now, notify::Daily& daily) {
  for (const auto& step : store::steps_carried(connection, message)) {
    if (!duty::is_wanting(step.duty.state)) continue;
    if (!speaks_for(recipient, step.duty.agency)) {  // who left hands over to who came
      owe_to_others(connection, step.duty, step.step, now);
      continue;
    }
    if (step.step != schedule::in_force_step && rests(connection, recipient, step.duty, now)) continue;
    auto line = line_of(context, step.duty, duty::position(step.duty.facts(), daily.day, days));
    line.spoken_for = step.spoken_for;
    line.without_contact = step.instead_of.has_value();
    line.own_link = own_link(context, step.duty, recipient, now);
    daily.lines.push_back(std::move(line));
  }
}

/// By what programs tell a list's mail (RFC 2919).
mail::Header list_header(const Context& context) {
  const auto& sender = context.settings.sender.address;
  return {"List-Id", "Đôn đốc thực hiện nhiệm vụ <don-doc." + sender.substr(sender.find('@') + 1) + ">"};
}

bool is_of_digests_alone(const notify::Daily& daily) { return daily.lines.empty() && daily.answers.empty(); }

/// The link that stops every digest of the mail; empty where it brings anything else.
std::string stop_link_of(const Context& context, const people::Person& recipient, const notify::Daily& daily,
                         base::Instant now) {
  std::vector<DigestKind> kinds;
  for (const auto& digest : daily.digests) kinds.push_back(digest.kind);
  if (!is_of_digests_alone(daily) || !std::ranges::all_of(kinds, schedule::is_optional)) return {};
  return stop_link(context, recipient, kinds, now);
}

}  // namespace

std::vector<mail::Header> digest_headers(const Context& context, const std::string& stop_link) {
  std::vector<mail::Header> headers{list_header(context), {"Precedence", "bulk"}};
  if (stop_link.empty()) return headers;
  headers.push_back({"List-Unsubscribe", "<" + stop_link + ">"});
  if (stop_link.starts_with("https://")) headers.push_back({"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"});
  return headers;
}

std::optional<std::string> bounces_to(const Context& context) {
  return context.settings.smtp ? context.settings.smtp->bounces_to : std::nullopt;
}

std::optional<mail::Message> daily_mail(const Context& context, store::Connection& connection,
                                        const store::MessageRow& message, const people::Person& recipient,
                                        base::Instant now) {
  const auto days = working_days(context, connection);
  notify::Daily daily{.recipient = recipient.name,
                      .day = calendar::day_in_vietnam(now),
                      .lines = {},
                      .missed_since = {},
                      .missed_days = 0,
                      .digests = digests_for(context, connection, message.id, recipient, now),
                      .page_link = context.settings.page_url};
  add_lines(context, connection, *days, message.id, recipient, now, daily);
  daily.answers = answers_for(context, connection, message.id, recipient, now);
  if (message.sort == store::MessageSort::daily) daily.left_for_next = store::duties_unsent(connection, recipient.id);
  if (daily.lines.empty() && daily.answers.empty() && daily.digests.empty()) return std::nullopt;
  if (const auto gap = store::gap_of(connection, message.id)) {
    daily.missed_since = gap->since;
    daily.missed_days = days->count_between(gap->since, gap->until);
  }
  auto content = notify::content_of(daily, context.templates);
  auto headers = is_of_digests_alone(daily) ? digest_headers(context, stop_link_of(context, recipient, daily, now))
                                            : std::vector{list_header(context)};
  return mail::Message{.from = context.settings.sender,
                       .to = {recipient.name, recipient.email},
                       .subject = std::move(content.subject),
                       .text = std::move(content.text),
                       .html = std::move(content.html),
                       .message_id = message.message_id,
                       .date = now,
                       .headers = std::move(headers),
                       .bounces_to = bounces_to(context),
                       .attachments = std::move(content.attachments)};
}

}  // namespace service
