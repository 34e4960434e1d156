plugins {
  java
  id("org.springframework.boot") version "3.5.0"
}

dependencies {
  implementation("com.squareup.okhttp3:okhttp:4.12.0")
}
