#pragma once

#include <cstdint>
#include <string>

#include "support/rogue_server.h"

// What a PostgreSQL server says, in its protocol 3.0; for servers that say it when they should not.
namespace datapilot::tests::rogue_postgresql {

inline std::string number(std::uint32_t value, int bytes = 4) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>((value >> (8 * i)) & 0xFF);
    return text;
}

inline std::string message(char type, const std::string& body) {
    return type + number(static_cast<std::uint32_t>(body.size()) + 4) + body;
}

inline std::string zero_ended(const std::string& text) {
    return text + '\0';
}

inline std::string authentication(std::uint32_t kind) {
    return message('R', number(kind));
}

inline std::string parameter(const std::string& name, const std::string& value) {
    return message('S', zero_ended(name) + zero_ended(value));
}

inline std::string ready() {
    return message('Z', "T");
}

inline std::string complete(const std::string& tag) {
    return message('C', zero_ended(tag));
}

// One column of texts.
inline std::string columns() {
    return message('T', number(1, 2) + zero_ended("x") + number(0) + number(0, 2) + number(25) +
                            number(0xFFFF, 2) + number(0xFFFFFFFF) + number(0, 2));
}

inline std::string row(const std::string& value) {
    return message('D', number(1, 2) + number(static_cast<std::uint32_t>(value.size())) + value);
}

inline std::string failure(const std::string& state, const std::string& words) {
    return message('E', "S" + zero_ended("FATAL") + "V" + zero_ended("FATAL") + "C" +
                            zero_ended(state) + "M" + zero_ended(words) + '\0');
}

inline std::string notice(const std::string& words) {
    return message('N', "S" + zero_ended("NOTICE") + "C" + zero_ended("00000") + "M" +
                            zero_ended(words) + '\0');
}

// Reads the first packet of a client that does not ask for TLS.
inline void read_start(RogueConversation& client) {
    const auto size = client.receive(4);
    if (size.size() < 4) return;
    client.receive(static_cast<unsigned char>(size[2]) * 256U +
                   static_cast<unsigned char>(size[3]) - 4U);
}

inline void log_in(RogueConversation& client) {
    read_start(client);
    client.send(authentication(0) + parameter("server_version", "16.0") + ready());
}

// Answers every simple statement as done, and each extended one with `answer`, until the client
// leaves or that says false.
template <class Answer>
void serve(RogueConversation& client, Answer answer) {
    log_in(client);
    while (true) {
        const auto head = client.receive(5);
        if (head.size() < 5) return;
        std::uint32_t size = 0;
        for (int i = 1; i < 5; ++i) {
            size = size << 8 | static_cast<unsigned char>(head[static_cast<std::size_t>(i)]);
        }
        client.receive(size - 4);
        if (head[0] == 'Q') client.send(complete("SET") + ready());
        if (head[0] == 'X') return;
        if (head[0] == 'S' && !answer(client)) return;
    }
}

}  // namespace datapilot::tests::rogue_postgresql
