#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/body_stream.h"
#include "http/request.h"
#include "runtime/task.h"

namespace datapilot::http {

// One part of a form; names are hostile text: only shown, never opened.
struct Part {
    std::string name;
    std::optional<std::string> filename;  // UTF-8; the form of RFC 5987 wins where both stand
    std::string content_type;             // "text/plain" where the part names none
};

// Reads a multipart/form-data body (RFC 7578) while it arrives, part after part:
//   auto form = http::MultipartReader::of(request);
//   if (!form) co_return http::problem(form.error());
//   while (true) {
//       auto part = co_await form->next();
//       if (!part) co_return http::problem(part.error());
//       if (!*part) break;
//       …  co_await form->read() until it is empty
//   }
// Memory does not grow with the body. At most 100 parts, 8 kB of headers a part, 255 bytes a name.
class MultipartReader {
  public:
    // unsupported_media_type or malformed_request where the Content-Type is not such a form. The
    // request must outlive the reader.
    static base::Result<MultipartReader> of(Request& request);

    // The next part, or nothing after the last one; what was not read of the current part is
    // skipped.
    runtime::Task<base::Result<std::optional<Part>>> next();

    // The next bytes of the current part, valid until the next call; empty at its end.
    runtime::Task<base::Result<std::string_view>> read();

    // The whole of the current part, when it is at most `limit` bytes of UTF-8; validation_failed
    // on the field `name` otherwise.
    runtime::Task<base::Result<std::string>> read_text(std::string name, std::size_t limit);

  private:
    MultipartReader(BodyStream& stream, std::string_view boundary);

    enum class State { preamble, in_part, after_part, ended };

    runtime::Task<base::Result<void>> fill();
    runtime::Task<base::Result<void>> skip_part();
    runtime::Task<base::Result<void>> finish_delimiter();
    runtime::Task<base::Result<Part>> read_headers();
    runtime::Task<base::Result<void>> skip_epilogue();

    BodyStream* stream_;
    std::string delimiter_;  // CRLF, two hyphens and the boundary
    std::string buffer_;     // what has arrived and was not handed out
    std::size_t handed_out_ = 0;
    std::size_t parts_ = 0;
    State state_ = State::preamble;
};

}  // namespace datapilot::http
