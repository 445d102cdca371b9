#include "web/connection.h"

#include <algorithm>
#include <array>

#include "web/guard.h"

namespace web {
namespace {

constexpr std::size_t block = std::size_t{16} << 10U;

}  // namespace

Connection::Connection(int socket, Peer peer, const Limits& limits, const Judge& judge, std::atomic<std::size_t>& held,
                       Moment now)
    : transport_{socket}, peer_{std::move(peer)}, limits_{limits}, judge_{judge}, held_{held} {
  enter(State::idle, now);
}

Connection::~Connection() { held_ -= counted_; }

void Connection::enter(State state, Moment now) {
  state_ = state;
  since_ = now;
  moved_ = moved_in_window_ = 0;
  switch (state) {
    case State::idle: deadline_ = now + limits_.idle; break;
    case State::head: deadline_ = now + limits_.head; break;
    case State::body:
    case State::writing: deadline_ = now + limits_.window; break;
    case State::parting: deadline_ = now + limits_.parting; break;
    case State::asked:
    case State::gone: deadline_ = Moment::max(); break;
  }
}

void Connection::count() {
  const auto holds = read_.capacity() + question_.body.size() + written_.size();
  held_ += holds - counted_;  // unsigned arithmetic wraps the right way
  counted_ = holds;
}

double Connection::pace(Moment now) const {
  const std::chrono::duration<double> time = now - since_;
  return static_cast<double>(moved_) / std::max(time.count(), 0.001);
}

void Connection::moved(std::size_t bytes, Moment now) {
  moved_ += bytes;
  moved_in_window_ += bytes;
  if (moved_in_window_ < limits_.bytes_a_window) return;
  moved_in_window_ = 0;
  deadline_ = now + limits_.window;
}

void Connection::receive(Moment now) {
  std::array<char, block> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by the read
  auto most = bytes.size();
  if (state_ == State::body) most = std::min(most, body_size_ - question_.body.size());
  if (state_ == State::idle || state_ == State::head) most = std::min(most, longest_head + 2 - read_.size());
  const auto got = transport_.read(bytes.data(), most);
  if (got.how == Moved::How::ended) return enter(State::gone, now);
  if (got.how != Moved::How::moved || state_ == State::parting) return;
  if (state_ == State::body) {
    question_.body.append(bytes.data(), got.bytes);
    moved(got.bytes, now);
    if (question_.body.size() == body_size_) enter(State::asked, now);
  } else {
    if (state_ == State::idle) enter(State::head, now);
    read_.append(bytes.data(), got.bytes);
    advance(now);
  }
  count();
}

/// Looks for a head at the beginning of what was read.
void Connection::advance(Moment now) {
  auto head = head_in(read_);
  if (!head) return;
  question_ = {};
  if (const auto* refusal = std::get_if<Refusal>(&*head)) {
    question_.refusal = *refusal;
  } else {
    question_.head = std::move(std::get<RequestHead>(*head));
    read_.erase(0, question_.head.size);
    question_.refusal = judge_(question_.head, peer_);
  }
  if (question_.refusal) return enter(State::asked, now);
  begin_body(now);
}

void Connection::begin_body(Moment now) {
  body_size_ = body_length(question_.head);
  const auto here = std::min(body_size_, read_.size());
  question_.body = read_.substr(0, here);
  read_.erase(0, here);
  if (here == body_size_) return enter(State::asked, now);
  enter(State::body, now);
  if (is_same_name(question_.head.value("Expect"), "100-continue")) welcome_body();
}

/// The client waits to be told that its body is wanted. source: RFC 9110, section 10.1.1
void Connection::welcome_body() {
  constexpr std::string_view words = "HTTP/1.1 100 Continue\r\n\r\n";
  if (transport_.write(words.data(), words.size()).bytes != words.size()) enter(State::gone, since_);
}

Question Connection::take() {
  auto question = std::move(question_);
  question_ = {};
  question.peer = peer_;
  question.is_last = question.refusal || !question.head.keeps_alive || answered_ + 1 >= limits_.requests_a_connection;
  return question;
}

void Connection::answer(Answer answer, Moment now) {
  ++answered_;
  ends_ = answer.ends;
  written_ = std::move(answer.bytes);
  sent_ = 0;
  enter(State::writing, now);
  send(now);
}

void Connection::send(Moment now) {
  const auto sent = transport_.write(written_.data() + sent_, written_.size() - sent_);
  if (sent.how == Moved::How::ended) return enter(State::gone, now);
  sent_ += sent.bytes;
  moved(sent.bytes, now);
  if (sent_ < written_.size()) return count();
  written_ = {};
  if (ends_) {
    transport_.end_writing();
    read_ = {};
    enter(State::parting, now);
  } else if (read_.empty()) {
    read_ = {};
    enter(State::idle, now);
  } else {
    enter(State::head, now);
    advance(now);
  }
  count();
}

void Connection::refuse(const Refusal& refusal) {
  question_ = {.refusal = refusal, .head = std::move(question_.head), .body = {}, .peer = {}};
  enter(State::asked, since_);
  count();
}

void Connection::give_up() {
  read_ = {};
  question_ = {};
  written_ = {};
  enter(State::gone, since_);
  count();
}

}  // namespace web
