package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.UserId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.test/@{user}, https://a.test/@new, new",
        "https://a.test/@{user}, http://www.a.test:8080/@new/?from=old#top, new",
        "https://a.test/@{user}, https://a.test/@%E5%BC%A0, 张",
        "https://a.test/@{user}, https://a.test/home,",
        "https://a.test/@{user}, https://a.test/@new/about,",
        "https://a.test/{user}/list/{page}, https://a.test/new/list/3, new",
        "https://a.test/{user}/list/{page}, https://a.test/new,",
        "https://a.test/{user}.html, https://a.test/a.b.html, a.b",
        "https://a.test/u?id={user}&p={page}, https://a.test/u?id=new&p=1&from=x, new",
        "https://a.test/u?id={user}, https://a.test/u?name=new,",
        "https://a.test/#/u/{user}, https://a.test/#/u/new, new",
        "https://a.test/{user}, https://a.test/,",
    })
    void findsTheUserInAnAddress(String template, String address, String user) {
        assertThat(new UrlTemplate(template).userIn(address)).isEqualTo(Optional.ofNullable(user));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test/{user}, https://a.test/users/42/alice, 42, true",
        "https://a.test/{user}, https://a.test/users/421/alice, 42, false",
        "https://a.test/{user}, https://a.test/ann_lee/list, ann, false",
        "https://a.test/{user}, https://Alice.a.test/, alice, true",
        "https://a.test/{user}, https://a.test/home?next=/alice, alice, false",
        "https://a.test/{user}, https://a.test/home#alice, alice, false",
        "https://a.test/u?id={user}, https://a.test/v?name=%E5%BC%A0, 张, true",
        "https://a.test/#/u/{user}, https://a.test/#/v/alice, alice, true",
        "https://a.test/{user}, https://a.test/100%/alice, alice, true",
    })
    void knowsWhetherAnAddressNamesAUser(String template, String address, String user, boolean names) {
        assertThat(new UrlTemplate(template).names(address, new UserId(user))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test/{user}/list/{page}, https://name.a.test/list/2, true",
        "https://a.test/{user}/list/{page}, https://name.a.test/list/3, false",
        "https://a.test/{user}/list/{page}, https://a.test/list/2, false",
        "https://a.test/{user}/list/{page}, https://namea.test/list/2, false",
        "https://a.test/{user}, https://name.a.test/, false",
    })
    void knowsAHostOfTheUsersOwn(String template, String address, boolean own) {
        assertThat(new UrlTemplate(template).isOwnHost(address, new UserId("alice"), 2))
                .isEqualTo(own);
    }
}
