#include "simulation/unruly_server.h"

#include <algorithm>
#include <csignal>

namespace simulation {

UnrulyServer::UnrulyServer(const World& world, const Shared& shared)
    : world_{world},
      shared_{shared},
      chance_{world.size.seed + 1000U},
      server_{{.answer = [this](const auto& verb, const auto& mail) { return answer(verb, mail); },
               .take = [this](const auto& mail) { take(mail); }}} {
  for (int person = 0; person < static_cast<int>(world.dead_addresses.size()); ++person)
    if (world.dead_addresses[static_cast<std::size_t>(person)]) dead_.insert(address_of(person));
}

void UnrulyServer::serve(int process, std::optional<Kill> kill) {
  kill_ = kill;
  ++life_;
  process_ = process;
}

bool UnrulyServer::is_down() const {
  return std::ranges::any_of(world_.server_down,
                             [&](const auto& each) { return each.first <= now() && now() < each.second; });
}

bool UnrulyServer::is_time_to_die(Kill::How how) {
  if (!kill_ || kill_->how != how || shared_.event < kill_->event || --kill_->count > 0) return false;
  kill_.reset();
  ::kill(process_, SIGKILL);
  return true;
}

std::string UnrulyServer::put_off(const char* words) {
  ++record_.put_off;
  return words;
}

std::string UnrulyServer::cut() {
  ++record_.cut;
  return support::SmtpServer::cut;
}

std::optional<std::string> UnrulyServer::answer(const std::string& verb, const support::SmtpServer::Mail& mail) {
  if (verb == "connect" && is_down()) {
    ++record_.unreachable;
    return chance_.percent(50) ? "421 4.3.2 closed for maintenance" : support::SmtpServer::cut;
  }
  if (verb == "EHLO" && chance_.in_ten_thousand(50)) return cut();
  if (verb == "MAIL" && chance_.in_ten_thousand(20)) return put_off("452 4.3.1 no room");
  if (verb == "RCPT") return answer_to_recipient(mail.to);
  if (verb == "DATA") {
    if (is_time_to_die(Kill::How::data)) return support::SmtpServer::cut;
    if (chance_.in_ten_thousand(30)) return put_off("451 4.3.0 later");
    if (chance_.in_ten_thousand(20)) return cut();
  }
  if (verb == ".") return answer_to_content();
  return std::nullopt;
}

std::optional<std::string> UnrulyServer::answer_to_recipient(const std::string& to) {
  if (is_time_to_die(Kill::How::recipient)) return support::SmtpServer::cut;
  if (dead_.contains(to)) {
    record_.refusals.push_back({now(), to, true});
    return "550 5.1.1 no such user";
  }
  if (chance_.in_ten_thousand(150)) return put_off("450 4.2.0 greylisted");
  return std::nullopt;
}

void UnrulyServer::take(const support::SmtpServer::Mail& mail) { in_hand_ = read_mail(mail.data); }

std::optional<std::string> UnrulyServer::answer_to_content() {
  auto mail = std::exchange(in_hand_, {}).value();
  const auto keep = [&](bool answered) {
    mail.answered = answered;
    mail.life = life_;
    if (!answered) unanswered_.insert(mail.id);
    record_.mails.push_back(mail);
  };
  const bool comes_again = unanswered_.contains(mail.id);
  if (is_time_to_die(Kill::How::content_lost)) return support::SmtpServer::cut;
  if (is_time_to_die(Kill::How::content_taken)) {
    keep(false);
    return support::SmtpServer::cut;
  }
  const int fate = comes_again ? 10000 : chance_.below(10000);
  if (fate < 50) return put_off("451 4.3.0 the filter is busy");
  if (fate < 60) {
    record_.refusals.push_back({now(), mail.to, false});
    return "554 5.7.1 looks like spam";
  }
  if (fate < 90 || (fate < 110 && record_.hung >= world_.size.hangs)) {
    keep(false);
    return cut();
  }
  if (fate < 110) {
    keep(false);
    ++record_.hung;
    return support::SmtpServer::hang;
  }
  keep(true);
  return std::nullopt;
}

}  // namespace simulation
