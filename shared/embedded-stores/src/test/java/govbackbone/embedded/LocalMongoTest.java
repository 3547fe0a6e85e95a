package govbackbone.embedded;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalMongoTest {
    @Test
    void who_is_given_the_address_reads_and_writes() {
        try (LocalMongo mongo = LocalMongo.start(); MongoClient client = MongoClients.create(mongo.uri())) {
            Flux.from(collection(client).insertOne(new Document("_id", "c1"))).blockLast();
            assertThat(first(collection(client).find())).containsEntry("_id", "c1");
        }
    }

    @Test
    void who_knows_the_port_alone_reads_and_writes_nothing() {
        try (LocalMongo mongo = LocalMongo.start();
                MongoClient client = MongoClients
                        .create(mongo.uri().replaceAll("//.*@", "//").replaceAll("\\?.*", ""))) {
            assertThatThrownBy(() -> first(collection(client).find())).isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("Unauthorized");
            assertThatThrownBy(() -> first(collection(client).insertOne(new Document())))
                    .isInstanceOf(MongoCommandException.class);
            assertThatThrownBy(() -> first(client.listDatabaseNames())).isInstanceOf(MongoCommandException.class);
        }
    }

    @Test
    void a_wrong_password_is_refused_and_every_server_has_its_own() {
        try (LocalMongo mongo = LocalMongo.start();
                LocalMongo other = LocalMongo.start();
                MongoClient client = MongoClients.create(
                        mongo.uri().replaceFirst(":\\d+/", other.uri().replaceAll(".*(:\\d+/).*", "$1")))) {
            assertThatThrownBy(() -> first(collection(client).find())).isInstanceOf(MongoSecurityException.class);
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("sample").getCollection("cases");
    }

    private static <T> T first(Publisher<T> answer) {
        return Flux.from(answer).next().blockOptional().orElseThrow();
    }
}
