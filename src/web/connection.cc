#include "web/connection.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "web/guard.h"

namespace web {
namespace {

constexpr std::size_t block = std::size_t{16} << 10U;

constexpr Refusal disk_full{
    507, "Máy chủ không còn chỗ trên đĩa để nhận tệp, chưa có gì thay đổi. Xin báo người quản trị, rồi gửi lại sau."};

/// To whoever speaks plain HTTP where TLS is spoken: no page of ours goes out in the clear.
constexpr std::string_view only_https =
    "HTTP/1.1 400 \r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: 79\r\n\r\n"
    "Trang này chỉ mở bằng https://. Xin mở lại bằng địa chỉ ấy.";

}  // namespace

Connection::Connection(int socket, SSL_CTX* tls, Peer peer, const Terms& terms, Held& held, Moment now)
    : transport_{socket, tls}, peer_{std::move(peer)}, terms_{terms}, limits_{terms.limits}, held_{held} {
  enter(tls != nullptr ? State::greeting : State::idle, now);
}

Connection::~Connection() {
  held_.memory -= counted_;
  held_.disk -= counted_on_disk_;
}

void Connection::enter(State state, Moment now) {
  state_ = state;
  since_ = now;
  moved_ = moved_in_window_ = 0;
  waits_to_write_ = state == State::writing;
  switch (state) {
    case State::greeting: deadline_ = now + limits_.greeting; break;
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
  const auto holds = read_.capacity() + question_.body.in_memory() + written_.size();
  held_.memory += holds - counted_;  // unsigned arithmetic wraps the right way
  counted_ = holds;
  const auto on_disk = question_.body.on_disk();
  held_.disk += on_disk - counted_on_disk_;
  counted_on_disk_ = on_disk;
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

/// Whether bytes that come now are of use.
bool Connection::reads() const {
  return state_ == State::idle || state_ == State::head || state_ == State::body || state_ == State::parting;
}

void Connection::receive(Moment now) {
  if (state_ == State::greeting) return greet(now);
  do read_once(now);
  while (reads() && transport_.has_more());
}

void Connection::greet(Moment now) {
  const auto greeted = transport_.greet();
  waits_to_write_ = greeted.how == Moved::How::wait_to_write;
  if (greeted.how == Moved::How::ended) return enter(State::gone, now);
  if (greeted.how != Moved::How::moved) return;
  if (transport_.is_in_the_clear()) return answer({.bytes = std::string{only_https}, .ends = true}, now);
  enter(State::idle, now);
}

void Connection::read_once(Moment now) {
  std::array<char, block> bytes;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by the read
  auto most = bytes.size();
  if (state_ == State::body) most = std::min(most, body_size_ - question_.body.size());
  if (state_ == State::idle || state_ == State::head) most = std::min(most, longest_head + 2 - read_.size());
  const auto got = transport_.read(bytes.data(), most);
  waits_to_write_ = got.how == Moved::How::wait_to_write;
  if (got.how == Moved::How::ended) return enter(State::gone, now);
  if (got.how != Moved::How::moved || state_ == State::parting) return;
  if (state_ == State::body) {
    take_body({bytes.data(), got.bytes}, now);
  } else {
    if (state_ == State::idle) enter(State::head, now);
    read_.append(bytes.data(), got.bytes);
    advance(now);
  }
  count();
}

void Connection::take_body(std::string_view bytes, Moment now) {
  try {
    question_.body.append(bytes);
  } catch (const std::system_error& failure) {
    spdlog::error(fmt::format("a body cannot be kept: {}", failure.what()));
    return refuse(disk_full);
  }
  moved(bytes.size(), now);
  if (question_.body.size() == body_size_) enter(State::asked, now);
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
    question_.refusal = terms_.judge(question_.head, peer_);
  }
  if (question_.refusal) return enter(State::asked, now);
  begin_body(now);
}

void Connection::begin_body(Moment now) {
  body_size_ = body_length(question_.head);
  const auto here = std::min(body_size_, read_.size());
  question_.body = base::Spool{terms_.spool};
  question_.body.append(std::string_view{read_}.substr(0, here));
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
  waits_to_write_ = sent.how != Moved::How::wait_to_read;
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
  if (reads() && transport_.has_more()) receive(now);
}

void Connection::refuse(const Refusal& refusal) {
  question_ = {.refusal = refusal, .head = std::move(question_.head), .body = base::Spool{}, .peer = {}};
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
