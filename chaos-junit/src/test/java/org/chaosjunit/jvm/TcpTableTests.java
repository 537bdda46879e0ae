package org.chaosjunit.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of TCP sockets")
class TcpTableTests {
    private static final String V4 = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               1: 0100007F:9371 00000000:0000 0A 00000000:00000001 00:00000000 00000000     0        0 2537731 2 000000003ab93b9c 100 0 0 10 0
               2: 0100007F:9371 0100007F:ECEE 01 00000000:00000000 00:00000000 00000000     0        0 0 1 000000007b0bd013 20 0 0 10 -1
               3: 0100007F:ECEE 0100007F:9371 01 00000000:00000000 00:00000000 00000000     0        0 2537734 2 00000000e66f146b 20 0 0 10 -1
            """;

    private static final String V6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               6: 00000000000000000000000001000000:9D7A 00000000000000000000000001000000:8DD5 01 00000000:00000000 00:00000000 00000000     0        0 2537732 2 000000008995cf62 20 0 0 10 -1
              58: 0000000000000000FFFF00000100007F:A628 0000000000000000FFFF00000100007F:8DD5 01 00000000:00000000 00:00000000 00000000     0        0 2537733 2 00000000258ec008 20 0 0 10 -1
             863: 0000000000000000FFFF00000100007F:EA40 0000000000000000FFFF00000100007F:8D79 06 00000000:00000000 03:00001011 00000000     0        0 0 3 0000000093710987
            """;

    // In the same form, with an address whose bytes all differ in their places.
    private static final String V6_ELSEWHERE = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               2: B80D0120000000000000000001000000:C351 B80D012000000000341200007856BC9A:01BB 01 00000000:00000000 00:00000000 00000000     0        0 61236 1 0000000000000000 20 4 30 10 -1
            """;

    @BeforeEach
    void the_captured_text_is_of_a_little_endian_machine() {
        assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void tells_ends_states_and_inodes() throws Exception {
        List<TcpTable.Row> rows = TcpTable.parse(V4.lines().toList());
        assertThat(rows)
                .containsExactly(
                        new TcpTable.Row(address("127.0.0.1", 37745), address("0.0.0.0", 0), "0A", "2537731"),
                        new TcpTable.Row(address("127.0.0.1", 37745), address("127.0.0.1", 60654), "01", "0"),
                        new TcpTable.Row(address("127.0.0.1", 60654), address("127.0.0.1", 37745), "01", "2537734"));
        assertThat(rows).extracting(TcpTable.Row::isListening).containsExactly(true, false, false);
        assertThat(rows).extracting(TcpTable.Row::isEstablished).containsExactly(false, true, true);
    }

    @Test
    void holds_ipv6_addresses_and_ipv4_addresses_mapped_into_them() throws Exception {
        assertThat(TcpTable.parse(V6.lines().toList()))
                .containsExactly(
                        new TcpTable.Row(address("::1", 40314), address("::1", 36309), "01", "2537732"),
                        new TcpTable.Row(address("127.0.0.1", 42536), address("127.0.0.1", 36309), "01", "2537733"),
                        new TcpTable.Row(address("127.0.0.1", 59968), address("127.0.0.1", 36217), "06", "0"));
        assertThat(TcpTable.parse(V6_ELSEWHERE.lines().toList()))
                .extracting(TcpTable.Row::remote)
                .containsExactly(address("2001:db8::1234:9abc:5678", 443));
    }

    @Test
    void may_be_empty() {
        assertThat(TcpTable.parse(List.of())).isEmpty();
        assertThat(TcpTable.parse(V4.lines().limit(1).toList())).isEmpty();
    }

    @Test
    void is_refused_if_it_is_another_one() {
        assertThatThrownBy(() -> TcpTable.parse(List.of("headings", "a b c")))
                .hasMessage("The line \"a b c\" is none of a table of TCP sockets.");
        assertThatThrownBy(() -> TcpTable.parse(List.of("headings", "0: 7F:1 7F:2 01 0 0 0 0 0 9")))
                .hasMessage("\"7F:1\" is no address of a TCP socket.");
    }

    private static InetSocketAddress address(String literal, int port) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(literal), port);
    }
}
